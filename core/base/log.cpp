// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

namespace sallyport {

Q_LOGGING_CATEGORY(logSecrets, "sallyport.secrets", QtWarningMsg)
Q_LOGGING_CATEGORY(logNet, "sallyport.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logAuth, "sallyport.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(logAccount, "sallyport.account", QtWarningMsg)
Q_LOGGING_CATEGORY(logSystem, "sallyport.system", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "sallyport.ui", QtWarningMsg)
Q_LOGGING_CATEGORY(logService, "sallyport.service", QtWarningMsg)

} // namespace sallyport
