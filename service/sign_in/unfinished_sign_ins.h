// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-ins that brought the right password and then nothing: their owners are told once the sign-in's time is over,
// after a restart too. Part of the housekeeping, within Database::inTransaction.
//   tellUnfinishedSignIns(context);
#pragma once

#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

/// At most a hundred at a time.
void tellUnfinishedSignIns(SignInContext& context);

} // namespace sallyport::service
