// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/dbus_watch.h"

namespace sallyport::system {

std::unique_ptr<SystemWatch> systemWatch(const QString& sleepReason)
{
    return std::make_unique<DbusWatch>(Buses{QDBusConnection::sessionBus(), QDBusConnection::systemBus()}, sleepReason);
}

} // namespace sallyport::system
