// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/totp_check.h"

#include "core/base/bytes.h"
#include "core/otp/one_time_code.h"

namespace sallyport::service {

std::optional<std::int64_t> matchingStep(const Secret& key, std::int64_t now, QByteArrayView given)
{
    const otp::CodeParameters parameters{.key = key.clone()};
    std::optional<std::int64_t> matched;
    for (const int drift : {-1, 0, 1}) {
        const auto when = now + drift * parameters.periodSeconds;
        QString code = otp::totpCode(parameters, when);
        if (constantTimeEqual(code.toLatin1(), given))
            matched = static_cast<std::int64_t>(otp::totpStep(parameters, when));
        wipe(code);
    }
    return matched;
}

CodeVerdict judgeTotp(Authenticators& authenticators, std::int64_t accountId, std::int64_t now, QByteArrayView given)
{
    CodeVerdict verdict = CodeVerdict::wrong;
    for (const auto& one : authenticators.ofAccount(accountId)) {
        const auto key = authenticators.key(accountId, one.id);
        const auto step = key ? matchingStep(*key, now, given) : std::nullopt;
        if (!step)
            continue;
        if (authenticators.useStep(accountId, one.id, *step))
            return CodeVerdict::right;
        verdict = CodeVerdict::replayed;
    }
    return verdict;
}

} // namespace sallyport::service
