// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One asynchronous D-Bus call on the session bus, as a Task.
//   callBus(QDBusMessage::createMethodCall(name, path, interface, method), limit).then(this, ...);
#pragma once

#include "core/secrets/secret_store.h"

#include <QDBusMessage>

#include <chrono>

namespace sallyport::secrets {

/// The reply's arguments. noService (no bus, nobody with that name, or it did not start), timedOut, denied, failed.
Task<QVariantList, SecretStoreError> callBus(const QDBusMessage& call, std::chrono::milliseconds limit);

} // namespace sallyport::secrets
