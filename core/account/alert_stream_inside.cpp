// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_stream_inside.h"

#include "core/base/log.h"

namespace sallyport::account {

using secrets::SecretStoreError;

namespace {

constexpr qsizetype attemptBytes = 16;
// A service that answers a long poll at once and with nothing must not keep us busy.
constexpr std::int64_t shortestLongPollMs = 1000;

secrets::SecretStore* storeFor(const auth::Session& session, const AlertContext& context)
{
    return session.facts().keeping == auth::Keeping::stored ? context.store : nullptr;
}

} // namespace

AlertStream::Inside::Inside(AlertStream& owner, AlertContext context, auth::Session& session, AlertStore& alerts)
    : m_owner(owner),
      m_context(std::move(context)),
      m_session(session),
      m_alerts(alerts),
      m_calls(*m_context.transport, session),
      m_judge(*m_context.transport),
      m_keeper(storeFor(session, m_context), session.facts().profileId),
      m_proof(m_calls, m_context.random, m_context.times.proofWait),
      m_backOff(m_context.times.firstBackOff, m_context.times.longestBackOff)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (state.phase != StreamPhase::elsewhere)
            return goOn();
        m_alerts.refresh().then(this, whileRunning([this](Result<Done, SecretStoreError>) { goOn(); }));
    });
    connect(&m_proofTimer, &QTimer::timeout, this, [this] {
        m_proof.ask(m_place).then(this, [](Result<std::int64_t, ProofError> proof) {
            if (!proof)
                qCWarning(logAccount) << "no proof of life came over the alert stream";
        });
    });
    connect(&m_alerts, &AlertStore::changed, this, [this] { noticeProof(); });
    connect(&m_session, &auth::Session::ended, this, [this] { sessionEnded(); });
}

AlertStream::Inside::~Inside()
{
    m_cancel.cancel();
}

void AlertStream::Inside::start()
{
    if (state.phase != StreamPhase::idle && state.phase != StreamPhase::stopped)
        return;
    ++m_run;
    m_cancel = CancelSource();
    m_backOff.succeeded();
    setState({.phase = StreamPhase::connecting});
    if (isRunning())
        goOn();
}

void AlertStream::Inside::stop(StreamTrouble why)
{
    ++m_run;
    m_cancel.cancel();
    m_wait.stop();
    m_proofTimer.stop();
    m_turn.reset();
    m_placeKnown = false; // from here on another program may go on from it
    setState({.phase = StreamPhase::stopped, .trouble = why});
}

void AlertStream::Inside::sessionEnded()
{
    m_keeper.forget(m_session.facts().sessionId);
    if (state.phase != StreamPhase::idle)
        stop(StreamTrouble::sessionEnded);
}

void AlertStream::Inside::retryNow()
{
    if (m_wait.isActive())
        m_wait.start(0);
}

void AlertStream::Inside::goOn()
{
    if (m_session.end())
        return sessionEnded();
    if (!m_alerts.isOpen())
        return openAlerts();
    if (!takeTurn())
        return;
    if (!m_placeKnown)
        return readPlace();
    if (m_place.streamId.isEmpty())
        return openStream();
    keepPlaceAndPoll();
}

void AlertStream::Inside::openAlerts()
{
    m_alerts.open().then(this, whileRunning([this](Result<Done, SecretStoreError> opened) {
                             opened ? goOn() : fail({.trouble = StreamTrouble::storeFailed});
                         }));
}

/// The right to be the one program of this computer that polls. False: not now, and what comes next is arranged.
bool AlertStream::Inside::takeTurn()
{
    if (!m_turn)
        m_turn = m_lastTurn.lock();
    if (m_turn || m_context.lockPath.isEmpty())
        return true;
    auto lock = secrets::FileLock::take(m_context.lockPath, std::chrono::milliseconds(0));
    if (lock) {
        m_turn = std::make_shared<secrets::FileLock>(std::move(*lock));
        m_lastTurn = m_turn;
        if (state.phase == StreamPhase::elsewhere)
            setState({.phase = StreamPhase::connecting});
        return isRunning();
    }
    if (lock.error() != SecretStoreError::timedOut) {
        fail({.trouble = StreamTrouble::storeFailed});
        return false;
    }
    m_wait.start(m_context.times.lookEvery);
    setState({.phase = StreamPhase::elsewhere});
    return false;
}

void AlertStream::Inside::readPlace()
{
    m_keeper.read(m_session.facts().sessionId)
        .then(this, whileRunning([this](Result<StreamPlace, SecretStoreError> place) {
                  if (!place)
                      return fail({.trouble = StreamTrouble::storeFailed});
                  m_place = std::move(*place);
                  m_placeKnown = true;
                  goOn();
              }));
}

void AlertStream::Inside::openStream()
{
    m_calls.open(m_place).then(this, whileRunning([this](Result<StreamPlace, StreamFailure> place) {
                                   if (!place)
                                       return fail(place.error());
                                   m_place = std::move(*place);
                                   goOn();
                               }));
}

void AlertStream::Inside::keepPlaceAndPoll()
{
    if (m_place.attempt.isEmpty())
        m_place.attempt = randomToken(m_context.random, attemptBytes);
    // Another program's turn comes only once this is written: it must not be written over what that one writes.
    m_keeper.write(m_place).then(this, whileRunning([this, turn = m_turn](Result<Done, SecretStoreError> kept) {
                                     kept ? poll() : fail({.trouble = StreamTrouble::storeFailed});
                                 }));
}

void AlertStream::Inside::poll()
{
    const PollRequest request{.immediately = state.phase != StreamPhase::alive,
                              .most = m_most,
                              .acknowledged = m_acknowledged,
                              .refused = m_refused};
    m_polledAtMs = request.immediately ? -shortestLongPollMs : m_context.clock.monotonicMs();
    m_calls.poll(m_place, request, m_context.times.poll, m_cancel.token())
        .then(this, whileRunning([this](const Result<PollAnswer, StreamFailure>& answer) {
                  answer ? take(*answer) : fail(answer.error());
              }));
}

void AlertStream::Inside::take(const PollAnswer& answer)
{
    m_place.continuity = answer.continuity;
    m_place.attempt.clear();
    m_acknowledged.clear();
    m_refused.clear();
    m_judge
        .judge(answer.sets, m_place.jwksUri,
               {.issuer = m_session.facts().issuer, .audience = m_place.audience, .now = serviceNow()})
        .then(this, whileRunning([this, more = answer.more](const Result<JudgedSets, net::TransportError>& judged) {
                  if (!judged)
                      return fail({.trouble = StreamTrouble::transport, .transport = judged.error()});
                  takeJudged(*judged, more);
              }));
}

void AlertStream::Inside::takeJudged(const JudgedSets& judged, bool more)
{
    QList<Alert> alerts;
    QStringList jtis;
    for (const auto& event : judged.good) {
        auto alert = readAlert(event, now());
        if (alert)
            alerts.append(std::move(*alert));
        else if (alert.error() == AlertError::notAnAlert)
            takeProof(event);
        jtis.append(event.jti);
    }
    if (!isRunning())
        return; // not acknowledged, and so delivered again
    for (auto it = judged.bad.cbegin(); it != judged.bad.cend(); ++it) {
        qCWarning(logAccount) << "a security event token did not verify and was refused:" << errorWord(it.value());
        m_refused.insert(it.key(), errorWord(it.value()));
    }
    refusedCount += judged.bad.size();
    const bool empty = judged.good.isEmpty() && judged.bad.isEmpty();
    const bool waited = m_context.clock.monotonicMs() - m_polledAtMs >= shortestLongPollMs;
    store(alerts, jtis, waited || (!empty && judged.bad.isEmpty()) || (more && !empty));
}

void AlertStream::Inside::store(const QList<Alert>& alerts, const QStringList& jtis, bool pollAtOnce)
{
    // Made first: whoever is told of an alert may call stop().
    auto next = whileRunning([this, alerts, jtis, pollAtOnce](Result<Done, SecretStoreError> stored) {
        if (!stored)
            return fail({.trouble = StreamTrouble::storeFailed});
        reviewOwn(alerts);
        m_acknowledged = jtis;
        becomeAlive();
        if (isRunning())
            pollAtOnce ? goOn() : m_wait.start(m_context.times.firstBackOff);
    });
    m_alerts.add(alerts).then(this, std::move(next));
}

/// The sign-in of this very session needs no judging, unless the person has judged it already.
void AlertStream::Inside::reviewOwn(const QList<Alert>& alerts)
{
    for (const Alert& alert : alerts) {
        const auto kept = m_alerts.find(alert.jti);
        if (kept && kept->review == Review::open && isSignInOf(*kept, m_session.facts().sessionId))
            m_alerts.review(alert.jti, Review::mine).then(this, [](Result<Done, SecretStoreError>) {});
    }
}

void AlertStream::Inside::becomeAlive()
{
    m_backOff.succeeded();
    m_most = mostEventsAtOnce;
    if (state.phase == StreamPhase::alive)
        return;
    m_proofTimer.start(m_context.times.proofEvery);
    m_proof.ask(m_place).then(this, [](Result<std::int64_t, ProofError>) {});
    setState({.phase = StreamPhase::alive});
}

void AlertStream::Inside::fail(const StreamFailure& failure)
{
    m_proofTimer.stop();
    if (failure.trouble == StreamTrouble::sessionEnded)
        return sessionEnded();
    if (failure.trouble == StreamTrouble::notOffered)
        return stop(failure.trouble);
    if (failure.streamGone)
        m_place.streamId.clear();
    if (failure.transport == net::TransportError::answerTooLarge)
        m_most = 1;
    const auto delay = m_backOff.afterFailure(m_context.random, failure.retryAfter);
    const bool again = state.phase == StreamPhase::retrying;
    m_wait.start(delay);
    setState({.phase = StreamPhase::retrying,
              .trouble = failure.trouble,
              .transport = failure.transport,
              .since = again ? state.since : now(),
              .next = now() + std::chrono::ceil<std::chrono::seconds>(delay).count()});
}

void AlertStream::Inside::setState(AlertStreamState next)
{
    if (std::exchange(state, next) != next)
        Q_EMIT m_owner.stateChanged();
}

std::int64_t AlertStream::Inside::serviceNow() const
{
    return now() + m_session.facts().clockOffset.count();
}

} // namespace sallyport::account
