// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The making of an alerts-only session, for session.cpp: asks the account API for the token, with a new key, and wraps
// both. It keeps nothing in the store and has nothing to refresh with.
#pragma once

#include "core/auth/session.h"

namespace sallyport::auth {

/// `session` must outlive the answer; what is answered stands for itself.
Task<std::unique_ptr<Session>, SessionError> askForAlertsOnly(Session& session);

} // namespace sallyport::auth
