// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Judging a code of any of the account's authenticators: one step of drift either way, each good once (RFC 6238 5.2).
// Call within Database::inTransaction, and count the try before.
//   if (judgeTotp(store.authenticators, account.id, now, given) == CodeVerdict::right) ...
#pragma once

#include "service/store/authenticators.h"

namespace sallyport::service {

enum class CodeVerdict {
    right, ///< and used up by that
    wrong,
    replayed ///< right, but it or a later one had been used
};

/// The step that the code belongs to, if it is one of this key around now.
std::optional<std::int64_t> matchingStep(const Secret& key, std::int64_t now, QByteArrayView given);

CodeVerdict judgeTotp(Authenticators& authenticators, std::int64_t accountId, std::int64_t now, QByteArrayView given);

} // namespace sallyport::service
