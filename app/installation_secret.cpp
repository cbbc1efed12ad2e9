// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/installation_secret.h"

#include <QFile>
#include <QSaveFile>

namespace sallyport::app {

namespace {

constexpr qsizetype secretBytes = 32;

QString pathIn(const QDir& dataFolder)
{
    return dataFolder.filePath(QStringLiteral("installation.key"));
}

} // namespace

Secret installationSecret(const QDir& dataFolder, const Random& random)
{
    QFile file(pathIn(dataFolder));
    if (!file.exists())
        return Secret::random(random, secretBytes);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto bytes = file.read(secretBytes + 1);
    return bytes.size() == secretBytes ? Secret::takeFrom(bytes) : Secret();
}

bool keepInstallationSecret(const QDir& dataFolder, const Secret& secret)
{
    const QString path = pathIn(dataFolder);
    if (QFile::exists(path))
        return true;
    QSaveFile fresh(path);
    return !secret.isEmpty() && fresh.open(QIODevice::WriteOnly)
        && fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && fresh.write(secret.view().data(), secret.size()) == secret.size() && fresh.commit();
}

} // namespace sallyport::app
