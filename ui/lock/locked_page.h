// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LockedPage: all that is to be seen while the program is locked: since when and why, how many alerts wait (never what
// they say), and the ways back in.
//   page->show(LockReason::idle, serviceName, watch.get());
#pragma once

#include "core/base/clock.h"
#include "ui/lock/lock_port.h"
#include "ui/lock/locked_watch.h"
#include "ui/text/message.h"
#include "ui/widgets/theme.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace sallyport::ui {

class Banner;
class Button;
class FormField;
class SecretField;
class TextLabel;
class WaitRow;

class LockedPage : public QWidget {
    Q_OBJECT
public:
    /// `port` must outlive the page.
    LockedPage(LockPort& port, Clock clock, QWidget* parent = nullptr);

    /// `service` is empty where no session is kept. `watch`, which may be null, must outlive what is shown of it.
    void begin(LockReason reason, const QString& service, LockedWatch* watch);
    /// Fields for secrets stay closed until then.
    void setSecretsAllowed(bool allowed);
    /// Something to be read before anything else, e.g. that a session has ended meanwhile.
    void say(Tone tone, const Message& message);

Q_SIGNALS:
    void unlocked();
    /// The person has given up what lies under a forgotten passphrase.
    void gaveUp();

private:
    void tryPassphrase();
    void trySystem();
    void take(const Result<Done, LockError>& answer, bool byPassphrase);
    void askToGiveUp();
    void follow();
    void followWait();
    void countAlerts();
    void setBusy(const QString& waitingFor);

    LockPort& m_port;
    Clock m_clock;
    QPointer<LockedWatch> m_watch;
    bool m_kept = false; ///< there is a session
    bool m_allowed = false;
    bool m_busy = false;
    QTimer m_tick; ///< while one has to wait
    TextLabel* m_why;
    TextLabel* m_alerts;
    Banner* m_result;
    SecretField* m_passphrase;
    FormField* m_field;
    Button* m_unlock;
    Button* m_system;
    TextLabel* m_systemNote;
    Button* m_forgotten;
    WaitRow* m_wait;
};

} // namespace sallyport::ui
