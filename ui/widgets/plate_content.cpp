// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plate_content.h"

#include "ui/text/plate_words.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AddressPlate)
};

bool breaksTrust(const auth::Blocked& blocked)
{
    switch (blocked.reason) {
    case auth::BlockReason::notTrusted:
    case auth::BlockReason::issuerMismatch:
    case auth::BlockReason::endpointElsewhere:
    case auth::BlockReason::tooWeak:
    case auth::BlockReason::metadataUnreadable:
        return true;
    case auth::BlockReason::unreachable:
    case auth::BlockReason::noWayIn:
    case auth::BlockReason::locked:
    case auth::BlockReason::serviceAsksUnknown:
    case auth::BlockReason::cancelled:
        return false;
    }
    return true;
}

} // namespace

QString registrablePart(const origin::ServiceProfile& profile, const QString& host)
{
    for (const QString& domain : profile.officialDomains) {
        if (host == domain || host.endsWith(u'.' + domain))
            return domain;
    }
    return host;
}

PlateState plateState(const origin::ServiceProfile& profile, const auth::State& state, bool addressKnown)
{
    if (std::holds_alternative<auth::AddressChecking>(state))
        return PlateState::checking;
    const auto* blocked = std::get_if<auth::Blocked>(&state);
    if (blocked != nullptr && breaksTrust(*blocked))
        return PlateState::refused;
    if (addressKnown) {
        // A profile for the service's own page may be without a key, wherever it came from.
        const bool holdsKey = !profile.leafPins.isEmpty() || !profile.caCertificatePem.isEmpty();
        return holdsKey && profile.trust != origin::ProfileTrust::firstSeen ? PlateState::verified
                                                                            : PlateState::firstSeen;
    }
    // Known before and no longer: trust broke on the way.
    return blocked != nullptr ? PlateState::notReached : PlateState::refused;
}

PlateState plateState(const origin::ServiceProfile& profile, const std::optional<auth::AddressFacts>& address,
                      const std::optional<auth::Blocked>& trouble)
{
    if (address)
        return plateState(profile, auth::SignedIn{}, true);
    return trouble ? plateState(profile, *trouble, false) : PlateState::atRest;
}

PlateContent plateContent(const origin::ServiceProfile& profile, const std::optional<auth::AddressFacts>& address,
                          PlateState state, QByteArrayView digest)
{
    PlateContent content{.serviceName = profile.name, .state = state, .trust = profile.trust};
    if (profile.issuer) {
        content.host = profile.issuer->host();
        content.port = profile.issuer->port();
    }
    content.registrable = registrablePart(profile, content.host);
    if (address) {
        content.tlsVersion = address->connection.tlsVersion;
        content.proxy = address->connection.proxy;
        content.words = plateWords(digest);
    }
    return content;
}

QString plateSentence(const PlateContent& content)
{
    switch (content.state) {
    case PlateState::checking:
        return Words::tr("Checking this address. Nothing of yours has been sent.");
    case PlateState::verified:
        return content.trust == origin::ProfileTrust::shipped ? Words::tr("Verified: key shipped with Sallyport")
                                                              : Words::tr("Verified: known key");
    case PlateState::firstSeen:
        return Words::tr("Not one of ours, key first seen now");
    case PlateState::refused:
        return Words::tr("Does not match. All fields are closed.");
    case PlateState::notReached:
        return Words::tr("Not reached, so not verified");
    case PlateState::atRest:
        return Words::tr("The service's key is being compared again");
    }
    return {};
}

} // namespace sallyport::ui
