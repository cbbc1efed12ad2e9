// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a question to the account API was not answered as wished, in words.
//   row->setError(message(answer.error()).text());
#pragma once

#include "core/account/account_service.h"
#include "ui/text/message.h"

namespace sallyport::ui {

Message message(const account::AccountError& error);
/// Of something that was sent and has no answer: it may be done all the same.
Message messageOfSent(const account::AccountError& error);

} // namespace sallyport::ui
