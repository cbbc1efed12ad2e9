// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the service asks of the operating system beyond Qt: one source a system (platform_unix.cpp, platform_other.cpp).
//   hardenProcess();   auto lock = FolderLock::take(folder + "/lock");
#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstddef>
#include <memory>

namespace sallyport::service {

/// First thing in main: no core files (they would hold passwords), new files for their owner only.
void hardenProcess();

/// Allows up to `wanted` open files if the system lets us; how many there may be now.
std::size_t allowOpenFiles(std::size_t wanted);

enum class LockError {
    taken, ///< another process holds it
    failed ///< the file cannot be made
};

/// Held until it dies; the system lets go of it when the process does, however that ends. Move-only.
class FolderLock {
public:
    static Result<FolderLock, LockError> take(const QString& path);
    FolderLock(FolderLock&&) noexcept;
    FolderLock& operator=(FolderLock&&) noexcept;
    ~FolderLock();

private:
    struct Held;
    explicit FolderLock(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

} // namespace sallyport::service
