// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of SignIn share beside their fixture: looking at a state, and giving credentials.
//   signIn.act(credentials());  CHECK(stateOf<Blocked>(signIn).reason == BlockReason::locked);
#pragma once

#include "tests/core/auth/auth_fixture.h"

namespace sallyport::test {

/// The state the sign-in reaches, which must be an S.
template <typename S>
const S& stateOf(const auth::SignIn& signIn)
{
    REQUIRE(AuthFixture::reaches<S>(signIn));
    return std::get<S>(signIn.state());
}

inline bool isPath(const net::HttpRequest& request, const char* path)
{
    return request.url.path() == QLatin1String(path);
}

inline auth::GiveCredentials credentials(const char* password = "correct horse battery staple")
{
    return {QStringLiteral("trader@practice.example"), Secret::copyOf(password)};
}

} // namespace sallyport::test
