// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthSessions: the sign-ins under way, by SHA-256 of the `auth_session` that the client holds; in memory, because they
// are made before anybody has shown who they are. A request takes its sign-in out and its answer puts it back under a
// new value, so that an old value, and a second request with the same one, find nothing.
//   auto signIn = sessions.take(value, proof.thumbprint);  ...  sessions.put(nextValue, std::move(*signIn));
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/secret.h"
#include "service/sign_in/human_checks.h"

#include <unordered_map>

namespace sallyport::service {

enum class SignInPhase {
    credentials, ///< waits for identifier, password and human check
    code,        ///< the password was right; waits for the second factor
    device,      ///< waits for what computer this is
    done         ///< a code has been given; good for a step-up only
};

/// A code sent by SMS within this sign-in.
struct SentText {
    Secret code = {};
    std::int64_t expiresAt = 0;
};

/// What a step-up is for.
struct StepUp {
    QByteArray sessionId = {};
    std::int64_t accountId = 0;
    QByteArray deviceId = {}; ///< empty on a shared computer
};

struct AuthSession {
    QByteArray jkt = {};           ///< the key it is bound to
    QByteArray codeChallenge = {}; ///< likewise
    QByteArray scope = {};
    QString address = {}; ///< the peer's, for the limits
    std::int64_t startedAt = 0;
    std::int64_t expiresAt = 0;
    SignInPhase phase = SignInPhase::credentials;
    std::optional<StepUp> stepUp = {};

    HumanCheckKind humanKind = HumanCheckKind::slider;
    int humanFailures = 0;
    bool humanPassed = false; ///< good for judging credentials once

    std::int64_t accountId = 0;                 ///< from phase `code` on
    std::int64_t provenAt = 0;                  ///< likewise: when the password was right
    QString provenFrom = {};                    ///< and the address it came from
    QString phone = {};                         ///< likewise; empty: none
    QByteArray credentialsKey = {};             ///< under which wrong credentials were counted
    std::optional<QByteArray> knownDevice = {}; ///< proven with the credentials
    QByteArray historyId = {};
    std::optional<SentText> text = {};
    std::int64_t authTime = 0;
    QByteArray amr = {};
};

/// A sign-in that waits for its code, as its account's owner is shown it.
struct CodeWait {
    QByteArray id = {}; ///< of its entry in the sign-in history
    std::int64_t beganAt = 0;
    std::int64_t expiresAt = 0;
    QString address = {};
    QByteArray deviceId = {};  ///< proven; empty: none
    QByteArray sessionId = {}; ///< the session that steps up; empty: a new sign-in
};

struct AuthSessionLimits {
    std::int64_t idleSeconds = 600;
    std::int64_t longestSeconds = 3600;
    std::size_t most = 10'000;
    std::ptrdiff_t mostOfAnAddress = 500;
};

class AuthSessions {
public:
    AuthSessions(Clock clock, Random random, AuthSessionLimits limits = {});

    /// Nothing if unknown, over, or of another key; the last leaves it to its owner.
    std::optional<AuthSession> take(QByteArrayView value, const QByteArray& jkt);
    /// A new value, 256 random bits, for put.
    QByteArray newValue() const;
    /// Keeps it under `value`, for the idle time from now.
    void put(QByteArrayView value, AuthSession session);
    /// Forgets those in which the account's password was shown and that are not done: it is another one now.
    void forgetProven(std::int64_t accountId);
    /// True while the sign-in of that history entry waits for its code or its device.
    bool waits(const QByteArray& historyId) const;
    /// The account's that wait for a code, newest first.
    std::vector<CodeWait> waitingForCode(std::int64_t accountId) const;

private:
    void makeRoom(const QString& address);

    const Clock m_clock;
    const Random m_random;
    const AuthSessionLimits m_limits;
    std::unordered_map<QByteArray, AuthSession> m_sessions;
};

} // namespace sallyport::service
