// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountServiceApi: all endpoints of signing in and of the account API, put together. The composition makes one, adds
// its routes to the router, calls housekeeping() about every minute, and keeps it for as long as the executor runs.
//   auto api = AccountServiceApi::create({.store = store, .executor = loop, ..., .issuer = "https://localhost:41873"});
//   (*api)->addRoutes(router);
#pragma once

#include "service/http/router.h"
#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

class AccountServiceApi {
public:
    /// Makes the service's signing key at the first start.
    static Result<std::unique_ptr<AccountServiceApi>, StoreError> create(SignInParts parts);
    ~AccountServiceApi();

    /// POST /oauth/challenge, /oauth/token, /oauth/revoke; GET /oauth/jwks; everything below /account/v1.
    void addRoutes(Router& router);
    /// What the endpoints share, for those of other rooms.
    SignInContext& context();
    /// Ends sessions and leases whose time is over, and forgets what is no longer needed.
    void housekeeping();

private:
    struct Impl;
    explicit AccountServiceApi(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace sallyport::service
