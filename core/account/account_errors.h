// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From what a session or the account API answered to AccountError. For core/account's own sources.
//   if (!isGood(answer.status)) return std::unexpected(errorOf(answer));
#pragma once

#include "core/account/account_service.h"

namespace sallyport::account {

inline bool isGood(int status)
{
    return status >= 200 && status < 300;
}

AccountError problem(AccountProblem what);
AccountError errorOf(auth::SessionError error);
/// Of an answer that is not good: by its status and its JSON `error`.
AccountError errorOf(const net::HttpResponse& response);

} // namespace sallyport::account
