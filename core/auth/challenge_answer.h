// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what the authorization challenge endpoint answers (OAuth 2.0 for First-Party Applications, draft 04). Judged by
// the JSON `error`, never by the status: that changed between drafts.
//   ChallengeAnswer a = readChallengeAnswer(response, clock.unixMs());
#pragma once

#include "core/auth/sign_in_events.h"

#include <QDateTime>

namespace sallyport::auth {

struct ChallengeAnswer {
    /// To be sent from now on; nothing if the answer names none (keep the one before).
    std::optional<Secret> authSession = {};
    /// Secret: the authorization code.
    std::variant<Secret, FactorsAsked, Failed, Refused, WebWanted> what;
};

/// Never fails: what cannot be read is Failed{unreadableAnswer}, an unknown factor Refused{serviceAsksUnknown}.
ChallengeAnswer readChallengeAnswer(const net::HttpResponse& response, std::int64_t nowMs);

/// `error` of an OAuth error answer (RFC 6749 5.2); empty if there is none.
QString oauthError(const QJsonObject& body);

/// What a failed answer that is no challenge of its own means: too many requests, a failure of the service, or
/// unreadable. For the token endpoint too.
Trouble troubleOf(const net::HttpResponse& response, const QJsonObject& body, std::int64_t nowMs);

/// A value that may be sent back as it came: 1 to 4096 printable ASCII characters.
std::optional<Secret> tokenMember(const QJsonObject& object, QStringView name);

/// Transport's failures as the sign-in sees them: broken trust ends it, anything else may be tried again.
std::variant<Failed, Refused> fromTransport(net::TransportError error);

} // namespace sallyport::auth
