// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Session: an open session with its tokens and its key. Refreshes ahead of time, in one place, in turn with other
// windows and the CLI; survives a restart through the store; says once when it has ended, and how.
//   session.authorizedSend({.method = net::Method::get, .url = url}).then(this, ...);
#pragma once

#include "core/auth/auth_context.h"
#include "core/auth/session_error.h"
#include "core/auth/session_facts.h"

#include <QObject>

#include <memory>

namespace sallyport::auth {

class SessionPrivate;

enum class RestoreProblem {
    none,       ///< nobody is signed in at this profile on this computer
    store,      ///< the store did not answer: RestoreError::store; what is kept is unknown
    unreadable, ///< what is kept cannot be understood; it was left as it is
    abandoned
};
struct RestoreError {
    RestoreProblem what = RestoreProblem::none;
    std::optional<secrets::SecretStoreError> store = {};
    static RestoreError abandoned() { return {.what = RestoreProblem::abandoned}; }
};

enum class SignOutOutcome {
    confirmed,   ///< receipt verified and the old token refused
    notConfirmed ///< wiped here all the same; the service ends it by itself at `endsAt`
};
struct SignOutReport {
    SignOutOutcome outcome = SignOutOutcome::notConfirmed;
    SessionEnd end;
    std::int64_t endsAt = 0;                            ///< notConfirmed: seconds since 1970, at the latest
    std::optional<secrets::SecretStoreError> wipeError; ///< the store could not forget it: say so
};
enum class SignOutError { abandoned };

class Session : public QObject {
    Q_OBJECT
public:
    ~Session() override;

    /// The session kept for this profile; asks nothing of the network.
    static Task<std::unique_ptr<Session>, RestoreError> restore(AuthContext context);

    const SessionFacts& facts() const;
    /// How it ended, once it has.
    const std::optional<SessionEnd>& end() const;
    /// `account_endpoint` of the metadata, e.g. https://host/account/v1 (without a slash at the end).
    const QUrl& accountEndpoint() const;

    /// The service's clock, seconds since 1970, as far as it is known: goes on while this computer sleeps, and when its
    /// clock is set back.
    std::int64_t serviceNow() const;
    /// What the service said of a shared computer's session: it ends at `expiresAt` unless it hears from here again,
    /// and at the lease's end, which is never prolonged. After that the session ends here too, with or without an
    /// answer.
    void noteLease(std::int64_t leaseEndsAt, std::int64_t expiresAt);

    /// Sends with a good access token and a fresh proof; the answer may have any other status, 4xx too.
    Task<net::HttpResponse, SessionError> authorizedSend(net::HttpRequest request);

    /// Signs out for good. Answers within about five seconds, whatever the network does; then end() is set.
    Task<SignOutReport, SignOutError> signOut();

    /// A session that can do nothing but read alerts, with a key and token of its own, in memory: what stays when the
    /// program locks (docs/protocol.md). It ends with this one, and says so as this one would.
    Task<std::unique_ptr<Session>, SessionError> alertsOnly();

    /// A receipt's end if it is for session `sid` (any of the person's) and verifies with the service's keys.
    Task<SessionEnd, SessionError> verifyReceipt(QByteArray receipt, QString sid);

Q_SIGNALS:
    void factsChanged();
    /// Emitted once; end() says how. Not while the receiver is still inside authorizedSend.
    void ended();

private:
    friend class SessionPrivate;
    friend class SignIn;
    explicit Session(std::unique_ptr<SessionPrivate> d);
    std::unique_ptr<SessionPrivate> m_d;
};

} // namespace sallyport::auth
