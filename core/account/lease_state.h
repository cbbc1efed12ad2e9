// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a session on a shared computer stands, and what its service says of it. All times are the service's, in seconds
// since 1970.
//   label->setText(countdownText(state.leaseEndsAt - state.now));
#pragma once

#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace sallyport::account {

enum class LeaseContact {
    beginning, ///< no heartbeat was answered yet
    heard,     ///< the last one was
    silent,    ///< the last one got no answer: the session ends at `endsAt` unless one gets through
    notOffered ///< this service knows no heartbeats; only the lease's end counts
};

struct LeaseState {
    LeaseContact contact = LeaseContact::beginning;
    std::int64_t leaseEndsAt = 0;
    std::int64_t endsAt = 0;  ///< when the service ends it if it does not hear from here again
    std::int64_t heardAt = 0; ///< when the service last heard from here
    std::int64_t now = 0;

    friend bool operator==(const LeaseState&, const LeaseState&) = default;
};

/// The answer to a heartbeat (docs/protocol.md).
struct LeaseAnswer {
    std::int64_t leaseEndsAt = 0;
    std::int64_t expiresAt = 0;
};

/// Nothing unless both are there, `expires_at` after `now`, not after the lease's end, which is at most a day away.
std::optional<LeaseAnswer> readLeaseAnswer(QByteArrayView json, std::int64_t now);

} // namespace sallyport::account
