// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command-line program: reads what was asked, makes the command, runs it to its end.
#pragma once

#include <QStringList>

namespace sallyport::app {

/// Runs the event loop until the command has ended; its exit code.
int runCommandLine(const QStringList& arguments);

} // namespace sallyport::app
