// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file store's place in a directory of its own, and a key derivation that costs nothing.
#pragma once

#include "core/secrets/file_store.h"
#include "tests/support/wait.h"

#include <QFile>
#include <QTemporaryDir>

namespace sallyport::test {

inline constexpr secrets::FileStoreCost cheap{.passes = 1, .memoryKiB = 64};

struct FileFixture {
    QTemporaryDir directory;
    QString path = directory.filePath(QStringLiteral("store/secrets"));

    QByteArray content() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray& bytes) const
    {
        QFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        REQUIRE(written);
    }
};

inline Result<Done, secrets::SecretStoreError> openWith(secrets::FileStore& store, QByteArrayView passphrase)
{
    return waitFor(store.open(Secret::copyOf(passphrase)));
}

} // namespace sallyport::test
