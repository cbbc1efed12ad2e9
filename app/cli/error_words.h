// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stable words of --json: one for each reason core can give, snake_case.
#pragma once

#include "core/account/account_service.h"
#include "core/account/alert_stream_state.h"
#include "core/auth/session_error.h"
#include "core/auth/sign_in_states.h"

namespace sallyport::app {

const char* errorWord(net::TransportError error);
const char* errorWord(secrets::SecretStoreError error);
const char* errorWord(auth::Problem problem);
const char* errorWord(auth::BlockReason reason);
const char* errorWord(auth::SessionProblem problem);
const char* errorWord(account::AccountProblem problem);
const char* errorWord(account::StreamTrouble trouble);

} // namespace sallyport::app
