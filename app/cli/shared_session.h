// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SharedSession: holds the session of a shared computer for `session open --shared`: heartbeats, until the service ends
// it or the person interrupts; then signs out and prints what has ended and what is left here.
//   SharedSession shared(*session, clock, left, output);  connect(&shared, &SharedSession::over, ...);  shared.start();
#pragma once

#include "app/cli/command.h"
#include "app/cli/interruption.h"
#include "app/left_behind.h"
#include "core/account/lease.h"

namespace sallyport::app {

class SharedSession : public QObject {
    Q_OBJECT
public:
    /// All must outlive this.
    SharedSession(auth::Session& session, Clock clock, LeftBehind& left, Output& output);

    void start();

Q_SIGNALS:
    void over(sallyport::app::ExitCode code);

private:
    void tell();
    void signOut();
    void end(const auth::SessionEnd& end);
    void report(const auth::SessionEnd& end, const account::LeftHere& left);

    auth::Session& m_session;
    LeftBehind& m_left;
    Output& m_output;
    account::Lease m_lease;
    account::LeaseContact m_told = account::LeaseContact::heard;
    Interruption m_interruption;
    bool m_ending = false;
};

/// What the end of a shared computer's session is printed as, as docs/cli.md lists it.
QJsonObject endOnSharedToJson(const QString& sessionId, const auth::SessionEnd& end, const account::LeftHere& left);

} // namespace sallyport::app
