// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log categories of the program, all declared here. Log what happened, never what was typed or sent: no identifier,
// no secret, no body, no query. A host and an error name are enough.
//   qCInfo(logNet) << "connection refused" << host;
#pragma once

#include <QLoggingCategory>

namespace sallyport {

Q_DECLARE_LOGGING_CATEGORY(logSecrets)
Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logAuth)
Q_DECLARE_LOGGING_CATEGORY(logAccount)
Q_DECLARE_LOGGING_CATEGORY(logSystem)
Q_DECLARE_LOGGING_CATEGORY(logUi)
Q_DECLARE_LOGGING_CATEGORY(logService)

} // namespace sallyport
