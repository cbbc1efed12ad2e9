// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignOut: ends a session for good. The service is asked to revoke; "confirmed" is said only once its receipt is
// verified and the old token was refused. After the time allowed everything is wiped all the same.
//   SignOut signOut(session);  signOut.run().then(this, ...);
#pragma once

#include "core/auth/refresh_lock.h"
#include "core/auth/session.h"
#include "core/base/cancel.h"

#include <QTimer>

namespace sallyport::auth {

class SessionPrivate;

class SignOut : public QObject {
public:
    explicit SignOut(SessionPrivate& session);
    /// A second call joins the first.
    Task<SignOutReport, SignOutError> run();

private:
    void begin();
    void lock();
    void reread();
    void revoke();
    void judgeRevocation(const net::HttpResponse& response);
    void proveRefused();
    void judgeProof(const net::HttpResponse& response);
    void verify(const QByteArray& receipt);
    void tryAgain();
    void wipe(std::optional<SessionEnd> confirmed);
    void answerAll();

    SessionPrivate& m_session;
    std::vector<Promise<SignOutReport, SignOutError>> m_waiting;
    std::optional<SignOutReport> m_report;
    QByteArray m_receipt;
    Secret m_accessToken; ///< the old one, to see it refused
    RefreshLock m_lock;   ///< so that no other program writes tokens back behind us
    CancelSource m_cancel;
    QTimer m_limit;
    bool m_begun = false;
    bool m_wiping = false;
};

} // namespace sallyport::auth
