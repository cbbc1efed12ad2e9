// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpsTransport: the Transport of the product, for one service. Whatever is not on the profile's issuer is refused
// before a name is looked up; nothing is sent to a peer that does not prove itself as the profile demands; nothing is
// sent twice. There is no way to switch a check off.
//   HttpsTransport transport(profile);
//   transport.send({.url = url}).then(this, [](Result<HttpResponse, TransportError> answer) { ... });
#pragma once

#include "core/base/clock.h"
#include "core/net/pin_set.h"
#include "core/net/proxy_setting.h"
#include "core/net/transport.h"
#include "core/origin/service_profile.h"

#include <memory>

namespace sallyport::net {

class HttpsTransport final : public Transport {
public:
    explicit HttpsTransport(const origin::ServiceProfile& profile, const ProxySetting& proxy = {},
                            Clock clock = systemClock());
    /// Requests in flight are cut off and answered `abandoned`.
    ~HttpsTransport() override;

    /// notAllowed: off the issuer's origin, or a header that is not one (RFC 9110 5.1, 5.5) or is the transport's own:
    /// Host, Content-Length, Transfer-Encoding, Connection, Upgrade, Expect, TE, Cookie, Accept-Encoding.
    Task<HttpResponse, TransportError> send(HttpRequest request) override;

    void forget() override;

    /// Takes the pins that the service announced in its metadata, if `over`, the connection they came by, matched a
    /// held pin (see PinSet::learn); true if they were believed. The caller keeps pins() for the next start.
    bool addPins(const QList<origin::Pin>& announced, const ConnectionFacts& over);
    const PinSet& pins() const;

private:
    class Lanes;
    std::unique_ptr<Lanes> m_lanes;
};

} // namespace sallyport::net
