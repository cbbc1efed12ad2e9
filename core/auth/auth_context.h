// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthContext: what signing in and a session need of the house, given once by app. Ports must outlive every user.
#pragma once

#include "core/auth/browser_opener.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/net/transport.h"
#include "core/origin/service_profile.h"
#include "core/secrets/secret_store.h"

namespace sallyport::auth {

/// How long things may take; a test gives shorter ones.
struct AuthTimes {
    std::chrono::milliseconds signOut{
        4'000}; ///< of trying to reach the service before wiping anyway; sleep waits for it
    std::chrono::milliseconds signOutRetry{500}; ///< between two tries
    std::chrono::milliseconds lockWait{15'000};  ///< for another program that refreshes
    std::chrono::milliseconds browser{180'000};  ///< for the person to come back from the browser
};

struct AuthContext {
    origin::ServiceProfile profile = {};   ///< native, with an issuer
    net::Transport* transport = nullptr;   ///< pinned to the profile's origin
    secrets::SecretStore* store = nullptr; ///< where an own computer's session and device key are kept
    BrowserOpener* browser = nullptr;      ///< without one there is no web sign-in
    QString lockFile = {};                 ///< path beside the store; held while one process refreshes
    Clock clock = systemClock();
    Random random = systemRandom();
    AuthTimes times = {};
};

} // namespace sallyport::auth
