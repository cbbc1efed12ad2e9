// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DpopSender: a Transport for one session key. Every request made gets a fresh DPoP proof (RFC 9449); nonces are kept
// for each kind of endpoint and taken from any answer; a demand for a nonce is met once. Also measures the clock's
// offset.
//   sender.send({.method = Method::post, .url = url, .body = form}, Audience::authorization).then(this, ...);
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/jose/jwk.h"
#include "core/net/transport.h"

#include <QObject>

#include <array>

namespace sallyport::auth {

/// Who issues the nonce: one origin may hold both (RFC 9449 8 and 9).
enum class Audience { authorization, account };

class DpopSender : public QObject {
public:
    DpopSender(net::Transport& transport, jose::EcKey key, Clock clock, Random random);

    using Task = sallyport::Task<net::HttpResponse, net::TransportError>;
    /// With `accessToken`, also the Authorization header and the proof's `ath`.
    Task send(net::HttpRequest request, Audience audience, const Secret& accessToken = {});
    /// Without proof and token: metadata and keys. Measures the clock too.
    Task sendPlain(net::HttpRequest request);

    /// Another key at the same service: keeps nonces and clock offset.
    std::unique_ptr<DpopSender> withKey(jose::EcKey key) const;

    const jose::EcKey& key() const { return m_key; }
    /// jkt: what tokens are bound to.
    QByteArray thumbprint() const { return m_key.publicKey().thumbprint(); }

    /// The service's clock minus this computer's, whole seconds; from Date headers (RFC 9110 6.6.1).
    std::chrono::seconds clockOffset() const { return m_clockOffset; }
    /// For a measurement from elsewhere: `server_time`, or a session kept.
    void setClockOffset(std::chrono::seconds offset);
    /// Seconds since 1970 by the service's clock.
    std::int64_t serviceTime() const { return m_clock.unixSeconds() + m_clockOffset.count(); }

private:
    struct Exchange;
    void attempt(const std::shared_ptr<Exchange>& exchange);
    void finish(const std::shared_ptr<Exchange>& exchange, Result<net::HttpResponse, net::TransportError> answer);
    void measureClock(const net::HttpResponse& response, std::int64_t sentAtMs);

    net::Transport& m_transport;
    jose::EcKey m_key;
    Clock m_clock;
    Random m_random;
    std::array<std::optional<QByteArray>, 2> m_nonces;
    std::chrono::seconds m_clockOffset{0};
};

/// The parameter of a `WWW-Authenticate: DPoP ...` challenge (RFC 9110 11.6.1), or nothing.
std::optional<QByteArray> dpopChallengeParameter(const net::HttpResponse& response, QByteArrayView name);

} // namespace sallyport::auth
