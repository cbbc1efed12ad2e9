// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the session bus and the system bus tell the pre-flight; the buses are given, so that tests give their own.
//   askBusFacts(this, {session, system}, 2s, [](const BusFacts& facts) { ... });
#pragma once

#include "core/system/dbus_watch.h"
#include "core/system/preflight/preflight.h"

namespace sallyport::system {

void askBusFacts(QObject* receiver, const Buses& buses, std::chrono::milliseconds limit,
                 std::function<void(BusFacts)> answered);

} // namespace sallyport::system
