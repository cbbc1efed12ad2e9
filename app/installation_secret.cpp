// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/installation_secret.h"

#include <QFile>
#include <QSaveFile>

namespace sallyport::app {

namespace {
constexpr qsizetype secretBytes = 32;
} // namespace

Secret installationSecret(const QDir& dataFolder, const Random& random)
{
    const auto path = dataFolder.filePath(QStringLiteral("installation.key"));
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        auto bytes = file.read(secretBytes + 1);
        return bytes.size() == secretBytes ? Secret::takeFrom(bytes) : Secret();
    }
    auto secret = Secret::random(random, secretBytes);
    QSaveFile fresh(path);
    if (!fresh.open(QIODevice::WriteOnly) || !fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || fresh.write(secret.view().data(), secret.size()) != secret.size() || !fresh.commit())
        return {};
    return secret;
}

} // namespace sallyport::app
