// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/command_error.h"

namespace sallyport::app {

void Command::fail(const CommandError& error)
{
    m_output.error(error);
    Q_EMIT finished(error.exit);
}

} // namespace sallyport::app
