// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertStream: brings a session's alerts here as they happen (SSF 1.0 over RFC 8936 long poll): verified, stored, then
// acknowledged. One program of this computer polls; the others read its store. Ends with the session.
//   AlertStream stream(context, session, alerts);  connect(&stream, &AlertStream::stateChanged, ...);  stream.start();
#pragma once

#include "core/account/alert_store.h"
#include "core/account/alert_stream_state.h"
#include "core/auth/session.h"

namespace sallyport::account {

/// How long things may take; a test gives shorter ones.
struct AlertTimes {
    std::chrono::milliseconds poll{45'000};        ///< for a poll's answer; the service parks it 30 s at most
    std::chrono::milliseconds firstBackOff{1'000}; ///< full jitter: a random part of this, doubled at each failure
    std::chrono::milliseconds longestBackOff{60'000};
    std::chrono::milliseconds proofEvery{180'000}; ///< between two questions for a proof of life
    std::chrono::milliseconds proofWait{20'000};   ///< for the proof to come
    std::chrono::milliseconds lookEvery{2'000};    ///< while another program polls: at its store and its lock
};

struct AlertContext {
    net::Transport* transport = nullptr;   ///< pinned to the service's origin, as the session's
    secrets::SecretStore* store = nullptr; ///< the session's: keeps the stream's place as "alerts/<profile id>"
    QString lockPath = {};                 ///< beside the store (".lock" is added); empty: this is the only program
    Clock clock = systemClock();
    Random random = systemRandom();
    AlertTimes times = {};
};

enum class ProofError {
    notConnected, ///< no stream at the moment: see AlertStream::state
    refused,      ///< the service did not take the question, or offers none
    noProof,      ///< asked, but it did not come in time: alerts do not get through
    abandoned
};

class AlertStream : public QObject {
    Q_OBJECT
public:
    /// All must outlive this.
    AlertStream(AlertContext context, auth::Session& session, AlertStore& alerts);
    ~AlertStream() override;

    /// Opens `alerts`, then polls until stop() or the session's end.
    void start();
    /// Polls no more; start() goes on where it left.
    void stop();
    /// Ends a waiting between two attempts: the network is back, the computer woke up.
    void retryNow();

    const AlertStreamState& state() const;
    /// When an asked-for verification event last came, seconds since 1970 by this computer's clock; 0: never.
    std::int64_t lastProofOfLife() const;
    /// Tokens since the object was made that did not verify: refused, not stored, not shown.
    qsizetype refusedCount() const;

    /// Asks for a verification event; answers with the time it came (see lastProofOfLife).
    Task<std::int64_t, ProofError> prove();

Q_SIGNALS:
    /// A new alert, verified; also one that another program of this computer brought. Once each.
    void alertArrived(const sallyport::account::Alert& alert);
    void stateChanged();
    void proofOfLifeCame();

private:
    class Inside;
    std::unique_ptr<Inside> m_d;
};

} // namespace sallyport::account
