// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TokenEndpoint: POST /oauth/token (RFC 6749 with PKCE, RFC 7636, and DPoP, RFC 9449): authorization codes and refresh
// tokens, both good once. Whoever shows a spent one ends the session it belongs to.
#pragma once

#include "service/sign_in/token_issuer.h"

namespace sallyport::service {

class TokenEndpoint {
public:
    explicit TokenEndpoint(SignInContext& context) : m_context(context), m_issuer(context) {}
    void handle(HttpRequest request, Answerer answer);

private:
    struct Grant; // what the form says
    HttpAnswer judge(HttpRequest& request);
    HttpAnswer redeem(const Grant& grant);
    HttpAnswer spendCode(const Grant& grant, const AuthorizationCode& code);
    std::optional<IssuedTokens> open(const AuthorizationCode& code, const Grant& grant);
    HttpAnswer refresh(const Grant& grant);
    HttpAnswer rotate(const Grant& grant, const RefreshToken& token, Session session);
    bool isRepeat(const Grant& grant, const RefreshToken& token);
    void note(AuditEvent event, const Session& session, const Grant& grant);

    SignInContext& m_context;
    TokenIssuer m_issuer;
};

} // namespace sallyport::service
