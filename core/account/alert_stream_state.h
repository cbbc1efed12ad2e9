// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How an alert stream stands: what the panel says about it.
//   if (stream.state().phase == StreamPhase::retrying) say(stream.state().trouble);
#pragma once

#include "core/net/transport.h"

#include <cstdint>

namespace sallyport::account {

enum class StreamPhase {
    idle,       ///< not started
    connecting, ///< no answer yet
    alive,      ///< polls are answered; AlertStream::lastProofOfLife says what that is worth
    elsewhere,  ///< another program of this computer polls; this one reads its store
    retrying,   ///< see AlertStreamState::trouble, since and next
    stopped     ///< for good, or until start(): see AlertStreamState::trouble
};

enum class StreamTrouble {
    none,
    transport,    ///< no answer: AlertStreamState::transport
    serviceBusy,  ///< 429 or 5xx
    storeFailed,  ///< alerts or the stream's place could not be stored: shown, not acknowledged, asked for again
    unreadable,   ///< an answer outside the protocol
    tokenRefused, ///< no good access token at the moment, or one without the right to alerts
    notOffered,   ///< stopped: this service has no alerts
    sessionEnded, ///< stopped: Session::end says how
    left          ///< stopped by stop()
};

/// Times are seconds since 1970 by this computer's clock.
struct AlertStreamState {
    StreamPhase phase = StreamPhase::idle;
    StreamTrouble trouble = StreamTrouble::none;
    std::optional<net::TransportError> transport = {};
    std::int64_t since = 0; ///< retrying: when the first failure was
    std::int64_t next = 0;  ///< retrying: when it is tried again

    bool operator==(const AlertStreamState&) const = default;
};

} // namespace sallyport::account
