// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/small_file.h"

#include <QCoreApplication>
#include <QFile>

namespace sallyport::app {

Result<QByteArray, CommandError> readLimited(const QString& path, qint64 limit)
{
    QFile file(path);
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly))
        bytes = file.read(limit + 1);
    if (!file.isOpen() || file.error() != QFileDevice::NoError)
        return std::unexpected(
            CommandError{.word = QStringLiteral("unreadable_file"),
                         .text = QCoreApplication::translate("SmallFile", "%1 cannot be read.").arg(path),
                         .exit = ExitCode::usage});
    return bytes;
}

} // namespace sallyport::app
