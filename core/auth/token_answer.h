// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what the token endpoint answers (RFC 6749 5, RFC 9449 5). A token that is not bound to our key is thrown away.
//   Result<TokenAnswer, TokenError> tokens = readTokenAnswer(response, clock.unixMs());
#pragma once

#include "core/auth/session_facts.h"
#include "core/auth/sign_in_problems.h"

namespace sallyport::auth {

struct TokenAnswer {
    Secret accessToken;
    Secret refreshToken = {};          ///< empty for a shared computer
    Secret authSession = {};           ///< empty if the answer names none
    std::int64_t expiresIn = 300;      ///< of the access token, seconds, 1 to a day
    std::int64_t refreshExpiresIn = 0; ///< seconds; 0 if not said
    QString scope = {};
    QString sessionId = {}; ///< `sid`; may be empty at a service that is not ours
    QString deviceId = {};
    QString acr = {};
    QStringList amr = {};
    std::optional<std::int64_t> authTime = {};    ///< seconds since 1970
    std::optional<std::int64_t> leaseEndsAt = {}; ///< seconds since 1970
    std::optional<std::int64_t> serverTime = {};  ///< seconds since 1970
};

enum class TokenProblem {
    transport,    ///< no answer: TokenError::transport
    unreadable,   ///< an answer outside the protocol
    notBound,     ///< token_type is not DPoP (RFC 9449 5); nothing was kept
    refused,      ///< invalid_grant: the code or refresh token is used, outdated or of an ended session
    personNeeded, ///< insufficient_authorization: the service wants another proof of the person first
    failed,       ///< a failure of the service, or too many requests: try again later (see trouble)
    abandoned
};

struct TokenError {
    TokenProblem what = TokenProblem::unreadable;
    std::optional<net::TransportError> transport = {};
    Trouble trouble = {};     ///< failed: what and from when to try again
    QByteArray receipt = {};  ///< refused: the receipt of the session's end, if one came; not verified
    QString authSession = {}; ///< personNeeded: continue the challenge with it, if named
    static TokenError abandoned() { return {.what = TokenProblem::abandoned}; }
};

Result<TokenAnswer, TokenError> readTokenAnswer(const net::HttpResponse& response, std::int64_t nowMs);

/// `receipt` of an error answer: a compact JWS to be verified; empty if there is none.
QByteArray receiptIn(const QJsonObject& body);

} // namespace sallyport::auth
