// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readLimited: a file that a command was given, up to a limit.
//   const auto bytes = readLimited(line.file, maxMessageBytes);
#pragma once

#include "app/cli/command_error.h"
#include "core/base/result.h"

namespace sallyport::app {

/// At most `limit` bytes and one more, so that whoever reads them sees that there were too many. The error is one of
/// usage.
Result<QByteArray, CommandError> readLimited(const QString& path, qint64 limit);

} // namespace sallyport::app
