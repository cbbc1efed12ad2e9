// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RevocationEndpoint: POST /oauth/revoke (RFC 7009): either token ends its session, and the receipt says so. Unknown
// tokens, and those of another key, get 200 with an empty object.
#pragma once

#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

class RevocationEndpoint {
public:
    explicit RevocationEndpoint(SignInContext& context) : m_context(context) {}
    void handle(HttpRequest request, Answerer answer);

private:
    HttpAnswer judge(HttpRequest& request);
    /// Nothing: no session of that token and key.
    std::optional<QByteArray> endSessionOf(const QByteArray& tokenHash, const QByteArray& jkt);

    SignInContext& m_context;
};

} // namespace sallyport::service
