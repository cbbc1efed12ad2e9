// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paths.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

namespace sallyport::app {

Paths Paths::ofThisUser()
{
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                    + QStringLiteral("/sallyport"));
    data.mkpath(QStringLiteral("."));
    QFile::setPermissions(data.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {.data = data};
}

QString Paths::serviceProgram()
{
#ifdef Q_OS_WIN
    const auto name = QStringLiteral("/sallyport-service.exe");
#else
    const auto name = QStringLiteral("/sallyport-service");
#endif
    return QCoreApplication::applicationDirPath() + name;
}

} // namespace sallyport::app
