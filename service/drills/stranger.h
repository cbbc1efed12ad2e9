// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stranger: somebody else's program at another address, for the practice drills: it knows the passphrase and goes every
// step a client goes, with a key of its own, through the service's own endpoints. Nothing is made easier for it.
//   auto stranger = std::make_shared<Stranger>(parts, u"198.51.100.23"_qs);
//   stranger->giveCredentials(identifier, password, [stranger](const StrangerReply& reply) { ... });
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/secret.h"
#include "core/jose/jwk.h"
#include "service/executor.h"
#include "service/http/router.h"

#include <QStringList>

namespace sallyport::service {

/// What it stands on; all must outlive it.
struct StrangerParts {
    const Router& router;
    Executor& executor;
    Clock clock;
    Random random;
    QByteArray issuer;
};

/// An answer of the service with its JSON read.
struct StrangerReply {
    int status = 0;
    QJsonObject json = {};

    /// The factors asked for next.
    QStringList next() const;
    bool asksFor(const QString& factor) const { return next().contains(factor); }
};

class Stranger : public std::enable_shared_from_this<Stranger> {
public:
    using Then = std::function<void(const StrangerReply&)>;
    using Fields = QList<std::pair<QByteArray, QByteArray>>;

    Stranger(StrangerParts parts, QString address);

    /// Up to the question for a code, with the human check solved by `work`; or to what refuses it.
    void giveCredentials(const QByteArray& identifier, const Secret& password, Then then);
    void giveCode(const QByteArray& code, Then then);
    /// Says that the computer is its own, by that name, and opens the session.
    void openSession(const QByteArray& deviceName, Then then);
    /// A call of the account API with the open session. `body`: JSON; empty: none.
    void callAccount(const QByteArray& method, const QByteArray& path, const QByteArray& body, Then then);

    const QByteArray& sessionId() const { return m_sessionId; }
    QByteArray deviceId() const { return m_deviceKey.publicKey().thumbprint(); }

private:
    void challenge(Fields fields, Then then);
    void post(const QByteArray& path, const Fields& fields, Then then);
    void send(const std::function<HttpRequest()>& make, Then then, bool again);
    HttpRequest request(const QByteArray& method, const QByteArray& path, const QByteArray& contentType,
                        const QByteArray& body) const;
    void learn(const StrangerReply& reply);
    QByteArray deviceProof() const;

    const StrangerParts m_parts;
    const QString m_address;
    jose::EcKey m_key = jose::EcKey::generate();
    jose::EcKey m_deviceKey = jose::EcKey::generate();
    QByteArray m_verifier;
    QByteArray m_nonce;
    QByteArray m_authSession;
    QByteArray m_accessToken;
    QByteArray m_sessionId;
};

} // namespace sallyport::service
