// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the tokens of a sign-in to its session, and what failures on that last stretch mean.
//   SessionPrivate::open(newSession(context, metadata, std::move(line), std::move(tokens), choice,
//   std::move(authSession)));
#pragma once

#include "core/auth/session_private.h"
#include "core/auth/sign_in_events.h"

namespace sallyport::auth {

/// `line`: the sender that holds the session key. Without a refresh token nothing is kept beyond this run.
std::unique_ptr<SessionPrivate> newSession(AuthContext context, ServiceMetadata metadata,
                                           std::shared_ptr<DpopSender> line, TokenAnswer tokens,
                                           const DeviceChoice& choice, Secret authSession);

/// Signs out of a session that came after the person had given up, and drops it.
void endUnwanted(std::unique_ptr<Session> session);

ServiceAnswer fromTokenError(const TokenError& error);
ServiceAnswer fromSessionError(const SessionError& error);

} // namespace sallyport::auth
