// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignInParts: what the sign-in needs from the rest of the service, and the numbers it keeps to. All of it outlives the
// endpoints, which run on the executor's loop.
#pragma once

#include "service/account_events.h"
#include "service/audit_log.h"
#include "service/executor.h"
#include "service/messenger.h"
#include "service/sign_in/attempt_counters.h"
#include "service/sign_in/human_checks.h"
#include "service/sign_in/password_hasher.h"
#include "service/sign_in/rate_limiter.h"
#include "service/store/store.h"

#include <QUrl>

namespace sallyport::service {

/// Lives in seconds, as docs/protocol.md names them.
struct SignInLimits {
    std::int64_t authSessionSeconds = 10 * 60;    ///< from one answer to the next request
    std::int64_t signInSeconds = 60 * 60;         ///< from the first request to the last
    std::int64_t codeSeconds = 60;                ///< an authorization code
    std::int64_t accessSeconds = 5 * 60;          ///< an access token
    std::int64_t idleSeconds = 14 * 24 * 3600;    ///< a session that is not refreshed
    std::int64_t longestSeconds = 90 * 24 * 3600; ///< any session
    std::int64_t heartbeatSeconds = 60;           ///< a shared computer's session after its last heartbeat
    std::int64_t stepUpSeconds = 300;             ///< how fresh a sign-in must be to end others' and change
    std::int64_t newcomerSeconds = 24 * 3600;     ///< how long a device is one, and its changes are pending
    std::int64_t textSeconds = 10 * 60;           ///< a code sent by SMS
    std::int64_t textsApartSeconds = 60;
    int textsAnHour = 3;
    RateLimit address{.burst = 300, .perSecond = 10};       ///< requests of one address to all endpoints
    RateLimit session{.burst = 60, .perSecond = 2};         ///< requests of one session
    RateLimit alerts{.burst = 300, .perSecond = 10};        ///< the same for its alerts: one poll for each that comes
    RateLimit changes{.burst = 20, .perSecond = 1.0 / 180}; ///< what one device changes: each is told to everybody
    AttemptLimits attempts = {};
};

struct SignInParts {
    Store& store;
    Executor& executor;
    Messenger& messenger;
    AuditLog& audit;
    AccountEvents& events;
    const PasswordHasher& hasher;
    HumanChecks& humanChecks;
    Clock clock;
    Random random;     ///< used on the loop only
    QByteArray issuer; ///< "https://localhost:41873"
    SignInLimits limits = {};
};

/// The one client that the service knows, and what it may ask for.
inline constexpr QByteArrayView clientId = "sallyport-desktop";
inline constexpr QByteArrayView allScopes = "account ssf.read";
/// The only authentication context: password and a second factor.
inline constexpr QByteArrayView twoFactorAcr = "urn:sallyport:acr:2fa";

} // namespace sallyport::service
