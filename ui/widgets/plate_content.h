// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PlateContent: what the address plate says about the service at the other end; a plain value.
//   plate->setContent(plateContent(profile, signIn.address(), PlateState::verified, digest));
#pragma once

#include "core/auth/sign_in_states.h"
#include "core/origin/service_profile.h"

#include <QStringList>

namespace sallyport::ui {

enum class PlateState {
    checking,   ///< the address check runs; nothing is known yet
    verified,   ///< green: the key is one that was shipped or given out of band
    firstSeen,  ///< amber: any other service
    refused,    ///< red: something does not match
    notReached, ///< no answer, so nothing is known
    atRest      ///< a session from before, its key about to be proved again
};

struct PlateContent {
    QString serviceName;
    QString host; ///< ASCII
    quint16 port = 443;
    QString registrable; ///< the part of `host` that is registered; drawn bold
    PlateState state = PlateState::checking;
    origin::ProfileTrust trust = origin::ProfileTrust::firstSeen;
    QString tlsVersion; ///< "TLS 1.3", or empty
    QString proxy;      ///< "host:port", or empty
    QStringList words;  ///< three, or none

    /// True where secrets may be typed: verified, or firstSeen once accepted.
    bool isOpen(bool firstSeenAccepted) const
    {
        return state == PlateState::verified || (state == PlateState::firstSeen && firstSeenAccepted);
    }
};

/// `digest`: see AppServices::plateDigest; may be empty.
PlateContent plateContent(const origin::ServiceProfile& profile, const std::optional<auth::AddressFacts>& address,
                          PlateState state, QByteArrayView digest);

/// What the plate must look like in this state of the sign-in.
PlateState plateState(const origin::ServiceProfile& profile, const auth::State& state, bool addressKnown);

/// The same for an open session; `trouble`: why its address could not be proved again.
PlateState plateState(const origin::ServiceProfile& profile, const std::optional<auth::AddressFacts>& address,
                      const std::optional<auth::Blocked>& trouble);

/// The part of `host` under an official domain of the profile, the whole host where there is none.
QString registrablePart(const origin::ServiceProfile& profile, const QString& host);

/// The plate's sentence on how the address was verified.
QString plateSentence(const PlateContent& content);

} // namespace sallyport::ui
