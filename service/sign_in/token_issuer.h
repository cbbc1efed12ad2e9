// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TokenIssuer: makes sessions and their tokens, and the answer that hands them out. Only SHA-256 of a token is kept; a
// refresh token's successor is an HMAC of it and of the client's attempt, so that a repeated refresh gets the same one.
// Call within Database::inTransaction.
//   Issued tokens = issuer.open(code, address);   ...   answer(issuer.answer(tokens));
#pragma once

#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

struct IssuedTokens {
    Session session;
    Secret access;
    Secret refresh; ///< empty: none, or the one the client has stays good
    std::int64_t accessSeconds = 0;
};

class TokenIssuer {
public:
    explicit TokenIssuer(SignInContext& context);

    /// A new session for a code that was just redeemed.
    IssuedTokens open(const AuthorizationCode& code, const QString& address);
    /// A new access token for a session that goes on.
    IssuedTokens renew(Session session);
    /// As renew, and the refresh token that follows `used` when asked with `attempt`.
    IssuedTokens refresh(Session session, QByteArrayView used, QByteArrayView attempt);
    Secret successorOf(QByteArrayView used, QByteArrayView attempt) const;

    /// RFC 6749 5.1 with the members of docs/protocol.md.
    HttpAnswer answer(const IssuedTokens& tokens) const;

private:
    Secret newToken() const;
    void keepRefresh(const Session& session, const Secret& token);

    SignInContext& m_context;
    const Secret m_successorKey;
};

} // namespace sallyport::service
