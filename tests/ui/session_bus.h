// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The session bus of a test program: one for all its cases, because a program has one from the first time it asks.
//   StubService stub(sessionBus().address(), name, answer);
#pragma once

#include "tests/support/private_session.h"

namespace sallyport::test {

inline const PrivateSession& sessionBus()
{
    static const PrivateSession made;
    qputenv("DBUS_SESSION_BUS_ADDRESS", made.address().toUtf8());
    return made;
}

} // namespace sallyport::test
