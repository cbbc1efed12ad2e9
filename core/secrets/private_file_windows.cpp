// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The profile folder's access list stands for the modes of Unix.
#include "core/secrets/private_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

#include <io.h>

namespace sallyport::secrets {

namespace {

std::unexpected<SecretStoreError> errorOf(const QFileDevice& file)
{
    return std::unexpected(file.error() == QFileDevice::ResourceError          ? SecretStoreError::noSpace
                               : file.error() == QFileDevice::PermissionsError ? SecretStoreError::denied
                                                                               : SecretStoreError::failed);
}

} // namespace

Result<QByteArray, SecretStoreError> readPrivateFile(const QString& path, qsizetype maxBytes)
{
    const QFileInfo info(path);
    if (info.isSymLink() || info.isJunction() || (info.exists() && !info.isFile()))
        return std::unexpected(SecretStoreError::denied);
    if (!info.exists())
        return std::unexpected(SecretStoreError::notFound);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return errorOf(file);
    QByteArray content = file.read(maxBytes + 1);
    if (content.size() > maxBytes)
        return std::unexpected(SecretStoreError::corrupt);
    return content;
}

Result<Done, SecretStoreError> replacePrivateFile(const QString& path, QByteArrayView content)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return std::unexpected(SecretStoreError::denied);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), content.size()) != content.size()
        || !file.commit())
        return errorOf(file);
    return Done{};
}

Result<Done, SecretStoreError> appendPrivateFile(const QString& path, QByteArrayView content)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || QFileInfo(path).isSymLink())
        return std::unexpected(SecretStoreError::denied);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return errorOf(file);
    const qint64 before = file.size();
    if (file.write(content.data(), content.size()) == content.size() && _commit(file.handle()) == 0)
        return Done{};
    const auto error = errorOf(file);
    file.resize(before);
    return error;
}

struct FileLock::Held {
    QLockFile file;
};

Result<FileLock, SecretStoreError> FileLock::take(const QString& path, std::chrono::milliseconds limit)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return std::unexpected(SecretStoreError::denied);
    auto held = std::unique_ptr<Held>(new Held{QLockFile(path + QStringLiteral(".lock"))});
    held->file.setStaleLockTime(0); // only a dead holder loses its lock
    if (!held->file.tryLock(static_cast<int>(limit.count())))
        return std::unexpected(held->file.error() == QLockFile::LockFailedError ? SecretStoreError::timedOut
                                                                                : SecretStoreError::denied);
    return FileLock(std::move(held));
}

FileLock::FileLock(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
FileLock::FileLock(FileLock&&) noexcept = default;
FileLock& FileLock::operator=(FileLock&&) noexcept = default;
FileLock::~FileLock() = default;

} // namespace sallyport::secrets
