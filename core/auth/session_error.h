// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a call with a session had no answer.
#pragma once

#include "core/net/transport.h"

#include <QString>

#include <optional>

namespace sallyport::auth {

enum class SessionProblem {
    transport,        ///< no answer: SessionError::transport says why
    ended,            ///< the session is over: Session::end() says how
    stepUpNeeded,     ///< the person must prove themselves again (RFC 9470): SignIn(context, session), then ask again
    refreshRefused,   ///< the service gave no new access token for a reason of its own; try again later
    unreadableAnswer, ///< an answer outside the protocol at refresh
    storeUnavailable, ///< the store could not be read before a refresh: nothing was sent, nothing was lost
    busy,             ///< another program holds the refresh lock for too long; try again
    abandoned
};

struct SessionError {
    SessionProblem what = SessionProblem::transport;
    std::optional<net::TransportError> transport = {};
    QString acrValues = {};         ///< stepUpNeeded
    std::optional<int> maxAge = {}; ///< stepUpNeeded, seconds

    static SessionError abandoned() { return {.what = SessionProblem::abandoned}; }
};

} // namespace sallyport::auth
