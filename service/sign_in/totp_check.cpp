// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/totp_check.h"

#include "core/base/bytes.h"
#include "core/otp/one_time_code.h"

namespace sallyport::service {

CodeVerdict judgeTotp(Accounts& accounts, std::int64_t accountId, std::int64_t now, QByteArrayView given)
{
    auto key = accounts.totpKey(accountId);
    if (!key)
        return CodeVerdict::wrong;
    const otp::CodeParameters parameters{.key = std::move(*key)};
    std::optional<std::int64_t> matched;
    for (const int drift : {-1, 0, 1}) {
        const auto when = now + drift * parameters.periodSeconds;
        QString code = otp::totpCode(parameters, when);
        if (constantTimeEqual(code.toLatin1(), given))
            matched = static_cast<std::int64_t>(otp::totpStep(parameters, when));
        wipe(code);
    }
    if (!matched)
        return CodeVerdict::wrong;
    return accounts.useTotpStep(accountId, *matched) ? CodeVerdict::right : CodeVerdict::replayed;
}

} // namespace sallyport::service
