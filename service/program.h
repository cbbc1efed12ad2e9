// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program sallyport-service: reads the command line, does what it says, gives the exit code (ExitCode).
#pragma once

#include <QStringList>

namespace sallyport::service {

/// Needs a QCoreApplication (QtSql finds its drivers through it) but never runs its loop.
int runProgram(const QStringList& arguments);

} // namespace sallyport::service
