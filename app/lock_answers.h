// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the store and the system's check of the person answer, as the lock tells it to the window.
//   return promise->finish(toLock(opened));
#pragma once

#include "core/secrets/secret_store.h"
#include "core/system/person_check.h"
#include "ui/lock/lock_port.h"

namespace sallyport::app {

ui::LockError lockError(secrets::SecretStoreError error);
ui::LockError lockError(system::PersonCheckError error);
Result<Done, ui::LockError> toLock(const Result<Done, secrets::SecretStoreError>& answer);
/// `link`: the first that is missing.
ui::SystemCheck systemCheckOf(system::PersonCheckMissing link);

} // namespace sallyport::app
