// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LockedWatch: what goes on of a session while the program is locked: its alerts, by the alerts-only token, which opens
// nothing else. Taken from the session's port before that is destroyed.
//   auto watch = session->whileLocked();   session.reset();   if (watch) watch->start();
#pragma once

#include "core/auth/session_facts.h"
#include "ui/alerts/alert_channel.h"

namespace sallyport::ui {

class LockedWatch : public QObject {
    Q_OBJECT
public:
    /// Once the session's own port is gone: there is one stream a session.
    virtual void start() = 0;
    virtual const QString& sessionId() const = 0;
    /// Those kept on this computer, and new ones.
    virtual account::AlertStore& alerts() = 0;
    virtual AlertChannel& channel() = 0;
    /// How the session ended, once it has, by the service's receipt.
    virtual const std::optional<auth::SessionEnd>& end() const = 0;

Q_SIGNALS:
    void ended();
};

} // namespace sallyport::ui
