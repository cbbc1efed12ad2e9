// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words about the lock: why it is locked, what comes in meanwhile, what each way back in is worth.
//   label->setText(lockedText(LockReason::idle, when, service));
#pragma once

#include "ui/lock/lock_port.h"
#include "ui/text/message.h"

namespace sallyport::ui {

/// `when`: a moment in words. `service`: its name, or empty where no session is kept.
QString lockedText(LockReason reason, const QString& when, const QString& service);

/// A session that is in memory only was signed out in place of the lock.
QString signedOutText(LockReason reason);

enum class AlertsWhileLocked {
    comeIn,
    trying, ///< no answer from the service at the moment
    paused  ///< there is no alerts-only token: not before the program is unlocked
};
QString lockedAlertsText(qsizetype open, AlertsWhileLocked how);

Message message(const LockError& error);
/// What the system's check is worth, to stand wherever it is offered.
QString systemCheckCaveat();
/// Why it cannot be used; empty where it can.
QString systemCheckText(SystemCheck check);
/// What is lost with a forgotten passphrase.
QStringList giveUpConsequences();
/// What unlocks, for the settings.
Message message(LockBacking backing);
/// In its place where the session is in memory only.
Message memorySessionLockMessage();

} // namespace sallyport::ui
