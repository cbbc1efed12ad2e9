// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/platform.h"

#include <QLockFile>

#include <limits>

namespace sallyport::service {

void hardenProcess() {}

std::size_t allowOpenFiles(std::size_t)
{
    return std::numeric_limits<std::size_t>::max();
}

struct FolderLock::Held {
    QLockFile file;
};

FolderLock::FolderLock(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
FolderLock::FolderLock(FolderLock&&) noexcept = default;
FolderLock& FolderLock::operator=(FolderLock&&) noexcept = default;
FolderLock::~FolderLock() = default;

Result<FolderLock, LockError> FolderLock::take(const QString& path)
{
    std::unique_ptr<Held> held(new Held{QLockFile(path)});
    held->file.setStaleLockTime(0);
    if (held->file.tryLock())
        return FolderLock(std::move(held));
    return std::unexpected(held->file.error() == QLockFile::LockFailedError ? LockError::taken : LockError::failed);
}

} // namespace sallyport::service
