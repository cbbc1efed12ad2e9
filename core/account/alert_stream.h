// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertStream: brings a session's alerts here as they happen (SSF 1.0 over RFC 8936 long poll): verified, stored, then
// acknowledged. One program of this computer polls; the others read its store. Ends with the session.
//   AlertStream stream(context, session, alerts);  connect(&stream, &AlertStream::stateChanged, ...);  stream.start();
#pragma once

#include "core/account/alert_store.h"
#include "core/auth/session.h"

namespace sallyport::account {

/// How long things may take; a test gives shorter ones.
struct AlertTimes {
    std::chrono::milliseconds poll{45'000};          ///< of waiting for a poll's answer; the service parks it 30 s at most
    std::chrono::milliseconds firstBackOff{1'000};   ///< full jitter: a random part of this, doubled at each failure
    std::chrono::milliseconds longestBackOff{60'000};
    std::chrono::milliseconds proofEvery{180'000};   ///< between two questions for a proof of life
    std::chrono::milliseconds proofWait{20'000};     ///< for the proof to come
    std::chrono::milliseconds lookEvery{2'000};      ///< while another program polls: at its store and its lock
};

struct AlertContext {
    net::Transport* transport = nullptr;    ///< pinned to the service's origin, as the session's
    secrets::SecretStore* store = nullptr;  ///< where an own computer keeps the stream's place; may be null on a shared one
    QString lockFile = {};                  ///< path beside the store; empty: this is the only program
    Clock clock = systemClock();
    Random random = systemRandom();
    AlertTimes times = {};
};

enum class StreamPhase {
    idle,       ///< not started
    connecting, ///< no answer yet
    alive,      ///< polls are answered; see lastProofOfLife for what that is worth
    elsewhere,  ///< another program of this computer polls; this one reads its store
    retrying,   ///< see AlertStreamState::trouble, since and next
    stopped     ///< for good: see AlertStreamState::trouble
};

enum class StreamTrouble {
    none,
    transport,      ///< no answer: AlertStreamState::transport
    serviceBusy,    ///< 429 or 5xx
    storeFailed,    ///< alerts or the stream's place could not be stored: shown, not acknowledged, asked for again
    unreadable,     ///< an answer outside the protocol
    tokenRefused,   ///< no new access token at the moment
    notOffered,     ///< stopped: this service has no alerts, or not by poll
    sessionEnded,   ///< stopped: Session::end says how
    left            ///< stopped by stop()
};

struct AlertStreamState {
    StreamPhase phase = StreamPhase::idle;
    StreamTrouble trouble = StreamTrouble::none;
    std::optional<net::TransportError> transport = {};
    std::int64_t since = 0;      ///< retrying: first failure, seconds since 1970 by this computer's clock
    std::int64_t next = 0;       ///< retrying: next attempt
    bool operator==(const AlertStreamState&) const = default;
};

enum class ProofError {
    notAlive, ///< the stream is not connected
    noProof,  ///< asked, but it did not come in time: alerts do not get through
    refused,  ///< the service did not take the question
    abandoned
};

class AlertStream : public QObject {
    Q_OBJECT
public:
    /// All must outlive this; `alerts` is opened by start() if it was not.
    AlertStream(AlertContext context, auth::Session& session, AlertStore& alerts);
    ~AlertStream() override;

    void start();
    /// Polls no more; start() goes on where it left.
    void stop();
    /// Ends a waiting between two attempts at once: the network is back, the computer woke up.
    void retryNow();

    const AlertStreamState& state() const;
    /// Seconds since 1970 by this computer's clock when an asked-for verification event last came; 0: never.
    std::int64_t lastProofOfLife() const;
    /// Tokens that did not verify and were refused since start(); none of them is in the store.
    qsizetype refusedCount() const;

    /// Asks for a verification event and answers with the time it came (as lastProofOfLife).
    Task<std::int64_t, ProofError> prove();

Q_SIGNALS:
    /// A new alert, verified; also one that another program of this computer brought.
    void alertArrived(const sallyport::account::Alert& alert);
    void stateChanged();
    void proofOfLifeCame();

private:
    class Inside;
    std::unique_ptr<Inside> m_d;
};

} // namespace sallyport::account
