// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/event_types.h"

namespace sallyport::account {

QJsonArray requestedEvents()
{
    QJsonArray types;
    for (const char* name : {"session-established", "session-revoked", "credential-change"})
        types.append(caepEvent + QLatin1String(name));
    for (const char* name : {"account-disabled", "account-enabled", "credential-compromise", "recovery-activated",
                             "recovery-information-changed"})
        types.append(riscEvent + QLatin1String(name));
    for (const char* name : {"sign-in-incomplete", "anti-phishing-code-change", "passcode-locked",
                             "withdrawal-address-change", "pending-change-began", "pending-change-cancelled"})
        types.append(ownEvent + QLatin1String(name));
    return types;
}

} // namespace sallyport::account
