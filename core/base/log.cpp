// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

namespace sallyport {

Q_LOGGING_CATEGORY(logSecrets, "sallyport.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(logNet, "sallyport.net", QtInfoMsg)
Q_LOGGING_CATEGORY(logAuth, "sallyport.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(logAccount, "sallyport.account", QtInfoMsg)
Q_LOGGING_CATEGORY(logSystem, "sallyport.system", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "sallyport.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(logService, "sallyport.service", QtInfoMsg)

} // namespace sallyport
