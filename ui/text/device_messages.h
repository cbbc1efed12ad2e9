// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of devices, sessions, sign-ins and pending changes, in words: facts, not guesses. Names and places are
// the words of whoever signed in: places are marked as estimates, and nothing here is more than plain text.
//   row->setText(joined(sessionFacts(session, context)));
#pragma once

#include "core/account/account_values.h"
#include "ui/text/message.h"

#include <functional>
#include <optional>

namespace sallyport::ui {

/// What the facts are compared with.
struct DeviceContext {
    std::int64_t now = 0;                              ///< seconds since 1970 by this computer's clock
    std::int64_t clockOffset = 0;                      ///< service's clock minus this computer's
    std::optional<account::SessionEntry> current = {}; ///< the session that asked
    /// True if the person is known to have used this program at that second of the service's clock.
    std::function<bool(std::int64_t)> wasHere = [](std::int64_t) { return false; };
};

/// "just now", "4 min ago", "3 h ago", "2 days ago".
QString agoText(std::int64_t at, const DeviceContext& context);
/// When it began and was last used, from where; "same network as now".
QStringList sessionFacts(const account::SessionEntry& session, const DeviceContext& context);
/// What speaks against a session of another computer: "you were at this computer then".
QStringList sessionWarnings(const account::SessionEntry& session, const DeviceContext& context);
/// First and last seen, the key's first letters; without its sessions.
QStringList deviceFacts(const account::DeviceEntry& device, const DeviceContext& context);
/// The facts of its one session, or how many there are.
QStringList deviceSummary(const account::DeviceEntry& device, const DeviceContext& context);
/// The name it gives itself, or what stands for it where there is none.
QString deviceTitle(const account::DeviceEntry& device);

QString outcomeText(account::SignInOutcome outcome);
/// True if the key shown was this computer's own.
bool isOfThisComputer(const account::SignInEntry& entry, const DeviceContext& context);
/// When and whose first; from where at the end, as it may be cut off.
QStringList signInFacts(const account::SignInEntry& entry, const DeviceContext& context);

/// What was asked for, and what happens when. `device`: the name of the one it was asked from; may be empty.
Message pendingText(const account::PendingChange& change, const QString& device, const DeviceContext& context);

/// What exactly it would change: the address in groups of four with route and memo, or the authenticator's name. Empty
/// where the finding of pendingText says all.
QStringList pendingObject(const account::PendingChange& change);

/// One line: "a · b · c".
QString joined(const QStringList& facts);

} // namespace sallyport::ui
