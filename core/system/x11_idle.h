// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The X server's own idle time, for the desktops that tell none over D-Bus.
#pragma once

#include <chrono>
#include <optional>

namespace sallyport::system {

/// How long no key and no button was pressed in the X session, with the server's millisecond. Nothing without an X
/// server, under Wayland (where the X server sees only what is meant for X programs), and in a build without libXss.
std::optional<std::chrono::milliseconds> x11IdleTime();

} // namespace sallyport::system
