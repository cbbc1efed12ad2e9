// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lease: a session on a shared computer, kept alive for as long as this program runs: a heartbeat every 20 s. Says
// until when it goes on, and since when the service has not heard from here. The session ends by itself
// (auth::Session).
//   Lease lease(*session, clock);  connect(&lease, &Lease::changed, ...);  lease.start();
#pragma once

#include "core/account/lease_state.h"
#include "core/auth/session.h"
#include "core/base/clock.h"

#include <QTimer>

namespace sallyport::account {

/// How long things may take; a test gives shorter ones.
struct LeaseTimes {
    std::chrono::milliseconds beat{20'000};   ///< from one heartbeat to the next, at most
    std::chrono::milliseconds retry{5'000};   ///< after one that did not get through
    std::chrono::milliseconds answer{10'000}; ///< for the answer
    std::chrono::milliseconds look{1'000};    ///< how soon it is seen that the computer was asleep
};

class Lease : public QObject {
    Q_OBJECT
public:
    /// `session`, a shared computer's, must outlive this.
    Lease(auth::Session& session, Clock clock, LeaseTimes times = {});

    /// Beats at once, and on until the session ends.
    void start();
    /// As of now.
    LeaseState state() const;

Q_SIGNALS:
    /// A heartbeat was answered, or the first one was not.
    void changed();

private:
    void look();
    void beat();
    void judge(const net::HttpResponse& answer);
    void setContact(LeaseContact contact);
    /// Since the last heartbeat, by whichever clock has gone further: the steady one stands still in sleep.
    std::int64_t passedMs() const;

    auth::Session& m_session;
    const Clock m_clock;
    const LeaseTimes m_times;
    LeaseState m_state;
    QTimer m_look;
    std::chrono::milliseconds m_wait{0};
    std::int64_t m_beatWallMs = 0;
    std::int64_t m_beatSteadyMs = 0;
    bool m_waiting = false; ///< for the answer to a heartbeat
};

} // namespace sallyport::account
