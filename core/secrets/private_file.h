// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small files of one person's, replaced as a whole: after a crash the old content or the new one stands, never a
// mixture. Changing one is: take its FileLock, read, replace. Reading alone needs no lock. All of these block: use a
// worker.
//   auto lock = FileLock::take(path);  auto old = readPrivateFile(path, 4096);  replacePrivateFile(path, changed);
#pragma once

#include "core/secrets/secret_store.h"

#include <QByteArrayView>

#include <chrono>

namespace sallyport::secrets {

/// The file's content. notFound; denied (no permission, a symbolic link, not a regular file); corrupt (more than
/// `maxBytes`); failed.
Result<QByteArray, SecretStoreError> readPrivateFile(const QString& path, qsizetype maxBytes);

/// Writes beside the file, flushes to disk, then takes its place; mode 0600 from the first byte, and 0700 for a
/// directory that was not there. Hold the FileLock. noSpace and every other error leave the former content.
Result<Done, SecretStoreError> replacePrivateFile(const QString& path, QByteArrayView content);

/// Adds to the end of the file (made with mode 0600 if it is not there) and flushes to disk. Hold the FileLock. On an
/// error nothing was added, as far as the disk still obeys.
Result<Done, SecretStoreError> appendPrivateFile(const QString& path, QByteArrayView content);

/// The right to change one file, among all programs of this machine; given back when it dies, or its program does.
class FileLock {
public:
    /// Waits at most `limit` (then timedOut). Kept in `path` + ".lock", which stays behind, empty.
    static Result<FileLock, SecretStoreError> take(const QString& path,
                                                   std::chrono::milliseconds limit = std::chrono::seconds(10));
    FileLock(FileLock&&) noexcept;
    FileLock& operator=(FileLock&&) noexcept;
    ~FileLock();

private:
    struct Held;
    explicit FileLock(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

} // namespace sallyport::secrets
