// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Judging a code of the account's authenticator: one step of drift either way, each good once (RFC 6238 5.2). Call
// within Database::inTransaction, and count the try before.
//   if (judgeTotp(store.accounts, account.id, now, given) == CodeVerdict::right) ...
#pragma once

#include "service/store/accounts.h"

namespace sallyport::service {

enum class CodeVerdict {
    right, ///< and used up by that
    wrong,
    replayed ///< right, but it or a later one had been used
};

CodeVerdict judgeTotp(Accounts& accounts, std::int64_t accountId, std::int64_t now, QByteArrayView given);

} // namespace sallyport::service
