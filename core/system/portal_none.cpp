// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/hardening_system.h"

namespace sallyport::system {

void greetPortal(QObject*, std::chrono::milliseconds, std::function<void(bool)> answered)
{
    answered(false);
}

} // namespace sallyport::system
