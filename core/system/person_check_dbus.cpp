// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/dbus_person_check.h"

namespace sallyport::system {

std::unique_ptr<PersonCheck> personCheck()
{
    return std::make_unique<DbusPersonCheck>(QDBusConnection::systemBus());
}

} // namespace sallyport::system
