// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lock that keeps two windows, or a CLI beside a window, from refreshing one session at once: a file beside the
// store.
//   takeRefreshLock(path, wait, this).then(this, [](auto lock) { ...; /* released when the last copy dies */ });
#pragma once

#include "core/auth/session_error.h"
#include "core/base/task.h"

#include <memory>

class QLockFile;

namespace sallyport::auth {

/// Held as long as a copy lives; null inside where no path was given (one program only, as in a test or a shared
/// computer).
using RefreshLock = std::shared_ptr<QLockFile>;

/// busy: another program held it longer than `wait`. storeUnavailable: the lock file cannot be made.
/// A lock whose program has died is taken over.
Task<RefreshLock, SessionError> takeRefreshLock(const QString& path, std::chrono::milliseconds wait, QObject* receiver);

} // namespace sallyport::auth
