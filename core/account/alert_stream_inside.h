// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of an AlertStream: one loop of "keep the place, poll, verify, store", with its waits. For
// alert_stream.cpp.
#pragma once

#include "core/account/alert_stream.h"
#include "core/account/back_off.h"
#include "core/account/life_proof.h"
#include "core/account/set_judge.h"
#include "core/account/stream_calls.h"
#include "core/secrets/private_file.h"

#include <QTimer>

namespace sallyport::account {

class AlertStream::Inside : public QObject {
public:
    Inside(AlertStream& owner, AlertContext context, auth::Session& session, AlertStore& alerts);
    ~Inside() override;

    void start();
    void stop(StreamTrouble why);
    void retryNow();
    void sessionEnded();
    Task<std::int64_t, ProofError> prove();
    std::int64_t lastProofOfLife() const { return m_alerts.lastProofOfLife(); }

    AlertStreamState state;
    qsizetype refusedCount = 0;

private:
    /// The next thing to do, whatever has been done already.
    void goOn();
    void openAlerts();
    bool takeTurn();
    void readPlace();
    void openStream();
    void keepPlaceAndPoll();
    void poll();
    void take(const PollAnswer& answer);
    void takeJudged(const JudgedSets& judged, bool more);
    void store(const QList<Alert>& alerts, const QStringList& jtis, bool pollAtOnce);
    void reviewOwn(const QList<Alert>& alerts);
    void takeProof(const jose::SecurityEvent& event);
    void becomeAlive();
    void fail(const StreamFailure& failure);
    /// Last in its caller, or asked afterwards with isRunning(): who hears of it may call stop().
    void setState(AlertStreamState next);
    bool isRunning() const { return state.phase != StreamPhase::idle && state.phase != StreamPhase::stopped; }
    void noticeProof();
    std::int64_t now() const { return m_context.clock.unixSeconds(); }
    std::int64_t serviceNow() const;
    /// `f`, unless stop() came in between.
    template <typename F>
    auto whileRunning(F f)
    {
        return [this, run = m_run, f = std::move(f)](auto answer) {
            if (run == m_run)
                f(std::move(answer));
        };
    }

    AlertStream& m_owner;
    AlertContext m_context;
    auth::Session& m_session;
    AlertStore& m_alerts;
    StreamCalls m_calls;
    SetJudge m_judge;
    PlaceKeeper m_keeper;
    LifeProof m_proof;
    BackOff m_backOff;
    std::shared_ptr<secrets::FileLock> m_turn;
    std::weak_ptr<secrets::FileLock> m_lastTurn; // held by a write that goes on after stop()
    bool m_placeKnown = false;
    StreamPlace m_place;
    QStringList m_acknowledged;
    QHash<QString, QString> m_refused;
    qsizetype m_most = mostEventsAtOnce;
    std::int64_t m_polledAtMs = 0;
    std::int64_t m_seenProof = 0;
    int m_run = 0;
    CancelSource m_cancel;
    QTimer m_wait;
    QTimer m_proofTimer;
};

} // namespace sallyport::account
