// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words about a session on a shared computer: how it stands, what it may not do, and what it has left.
//   banner->say(Tone::warning, silenceMessage(state, offset, nowSeconds));
#pragma once

#include "core/account/lease_state.h"
#include "core/account/left_here.h"
#include "ui/text/message.h"

namespace sallyport::ui {

/// While heartbeats do not get through. `nowSeconds`: this computer's clock.
Message silenceMessage(const account::LeaseState& state, std::int64_t nowSeconds);

/// What is closed on a shared computer, and why.
enum class ClosedPart {
    authenticator, ///< codes, keys and their export
    safety         ///< passphrase, passcode, addresses, what protects the account
};
Message message(ClosedPart part);

/// Files of ours that are new: "none", or a path a line.
QString filesLeftText(const account::LeftHere& left);
/// Those that were here before and are as they were, likewise; empty if there are none.
QString filesBeforeText(const account::LeftHere& left);
/// Entries of ours in the keychain; says so where that cannot be known.
QString keychainLeftText(const account::LeftHere& left);

} // namespace sallyport::ui
