// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_port.h"

#include "ui/lock/locked_watch.h"

namespace sallyport::ui {

std::unique_ptr<LockedWatch> SessionPort::whileLocked()
{
    return nullptr;
}

} // namespace sallyport::ui
