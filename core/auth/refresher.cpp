// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/refresher.h"

#include "core/auth/session_private.h"
#include "core/base/log.h"

namespace sallyport::auth {

using secrets::SecretStoreError;

namespace {

constexpr std::int64_t aheadSeconds = 30;
constexpr qsizetype attemptBytes = 16;

SessionError problem(SessionProblem what)
{
    return {.what = what};
}

} // namespace

struct Refresher::Exchange {
    Secret code;
    Secret verifier;
    Promise<Done, SessionError> promise = {};
};

Refresher::Refresher(SessionPrivate& session) : m_session(session) {}

bool Refresher::isFresh() const
{
    const SessionRecord& record = m_session.record;
    if (record.facts.leaseEndsAt && record.refreshToken.isEmpty())
        return true; // there is no other: whether its time is over is the service's to say
    return record.generation > m_staleGeneration && record.accessExpiresAt - aheadSeconds > m_session.now();
}

Refresher::Answer Refresher::freshToken()
{
    return join(m_staleGeneration);
}

Refresher::Answer Refresher::renewedToken(std::int64_t generation)
{
    return join(std::max(m_staleGeneration, generation));
}

Refresher::Answer Refresher::exchange(Secret code, Secret verifier)
{
    auto exchange = std::make_shared<Exchange>(std::move(code), std::move(verifier));
    auto task = exchange->promise.task();
    startExchange(exchange);
    return task;
}

void Refresher::startExchange(const std::shared_ptr<Exchange>& exchange)
{
    idle().then(this, [this, exchange](Result<Done, SessionError>) {
        if (m_running) // somebody was quicker
            return startExchange(exchange);
        m_code.emplace(std::move(exchange->code), std::move(exchange->verifier));
        join(m_staleGeneration).then(this, [exchange](Result<Done, SessionError> done) {
            exchange->promise.finish(std::move(done));
        });
    });
}

Refresher::Answer Refresher::idle()
{
    if (!m_running)
        return Answer::ready(Done{});
    auto promise = std::make_shared<Promise<Done, SessionError>>();
    auto task = promise->task();
    m_waiting.emplace_back();
    m_waiting.back().task().then(this, [promise](Result<Done, SessionError>) { promise->finish(Done{}); });
    return task;
}

Refresher::Answer Refresher::join(std::int64_t staleGeneration)
{
    if (m_session.end)
        return Answer::ready(std::unexpected(problem(SessionProblem::ended)));
    m_staleGeneration = staleGeneration;
    if (!m_running && !m_code && isFresh())
        return Answer::ready(Done{});
    m_waiting.emplace_back();
    auto task = m_waiting.back().task();
    if (!std::exchange(m_running, true))
        begin();
    return task;
}

void Refresher::begin()
{
    takeRefreshLock(m_session.context.lockFile, m_session.context.times.lockWait, this)
        .then(this, [this](Result<RefreshLock, SessionError> lock) {
            if (!lock)
                return answerAll(std::unexpected(lock.error()));
            m_lock = std::move(*lock);
            reread();
        });
}

void Refresher::reread()
{
    if (m_session.record.facts.keeping == Keeping::inMemory)
        return noteAttempt();
    m_session.keeper.reread().then(this, [this](Result<Kept, SecretStoreError> kept) { judgeStore(std::move(kept)); });
}

void Refresher::judgeStore(Result<Kept, SecretStoreError> kept)
{
    SessionFacts& facts = m_session.record.facts;
    const bool isStored = facts.keeping == Keeping::stored;
    // What another program did meanwhile cannot be known: sending an old token could end the whole session.
    if (!kept && isStored)
        return answerAll(std::unexpected(problem(SessionProblem::storeUnavailable)));
    if (kept == Kept::newer && isFresh() && !m_code)
        return answerAll(Done{});
    if (kept == Kept::gone && isStored) {
        m_session.finish({.cause = EndCause::self, .endedAt = m_session.now()});
        return answerAll(std::unexpected(problem(SessionProblem::ended)));
    }
    if (kept == Kept::replaced)
        facts.keeping = Keeping::inMemory;
    noteAttempt();
}

void Refresher::noteAttempt()
{
    SessionRecord& record = m_session.record;
    if (m_code)
        return send();
    if (record.refreshToken.isEmpty()) {
        const bool leased = record.facts.leaseEndsAt.has_value();
        m_session.finish({.cause = leased ? EndCause::lease : EndCause::expired, .endedAt = m_session.now()});
        return answerAll(std::unexpected(problem(SessionProblem::ended)));
    }
    if (!record.refreshAttempt.isEmpty())
        return send();
    record.refreshAttempt = randomToken(m_session.context.random, attemptBytes);
    if (record.facts.keeping == Keeping::inMemory)
        return send();
    const bool wasStored = record.facts.keeping == Keeping::stored;
    m_session.keeper.write().then(this, [this, wasStored](Result<Done, SecretStoreError> written) {
        if (written || !wasStored)
            return send();
        m_session.record.facts.keeping = Keeping::stored; // an older writing of it still is
        m_session.record.refreshAttempt.clear();
        answerAll(std::unexpected(problem(SessionProblem::storeUnavailable)));
    });
}

void Refresher::send()
{
    const SessionRecord& record = m_session.record;
    auto task = m_code ? m_session.tokens.exchange(m_code->first, m_code->second)
                       : m_session.tokens.refresh(record.refreshToken, record.refreshAttempt);
    std::move(task).then(this, [this](Result<TokenAnswer, TokenError> answer) { take(std::move(answer)); });
}

void Refresher::take(Result<TokenAnswer, TokenError> answer)
{
    m_session.noteClock();
    if (!answer)
        return refuse(answer.error());
    const QString& sid = m_session.record.facts.sessionId;
    if (!answer->sessionId.isEmpty() && answer->sessionId != sid) {
        qCWarning(logAuth) << "tokens of another session were answered and thrown away";
        return answerAll(std::unexpected(problem(SessionProblem::unreadableAnswer)));
    }
    applyAndKeep(std::move(*answer));
}

void Refresher::applyAndKeep(TokenAnswer tokens)
{
    applyTokens(m_session.record, std::move(tokens), m_session.now());
    if (m_session.record.facts.keeping == Keeping::inMemory)
        return answerAll(Done{});
    // A failed write is in the facts; the session goes on in memory.
    m_session.keeper.write().then(this, [this](Result<Done, SecretStoreError>) { answerAll(Done{}); });
}

void Refresher::refuse(const TokenError& error)
{
    switch (error.what) {
    case TokenProblem::transport:
        return answerAll(
            std::unexpected(SessionError{.what = SessionProblem::transport, .transport = error.transport}));
    case TokenProblem::personNeeded:
        if (!error.authSession.isEmpty())
            m_session.record.authSession = Secret::fromText(error.authSession);
        return answerAll(std::unexpected(problem(SessionProblem::stepUpNeeded)));
    case TokenProblem::failed:
        return answerAll(std::unexpected(problem(SessionProblem::refreshRefused)));
    case TokenProblem::unreadable:
    case TokenProblem::notBound:
    case TokenProblem::abandoned:
        return answerAll(std::unexpected(problem(SessionProblem::unreadableAnswer)));
    case TokenProblem::refused:
        break;
    }
    if (m_code) // the code was no good; that says nothing about the session
        return answerAll(std::unexpected(problem(SessionProblem::refreshRefused)));
    const bool outlived = m_session.record.facts.expiresAt <= m_session.now();
    const SessionEnd otherwise{.cause = outlived ? EndCause::expired : EndCause::unknown, .endedAt = 0};
    m_session.finishBy(error.receipt, otherwise).then(this, [this](Result<Done, SessionError>) {
        answerAll(std::unexpected(problem(SessionProblem::ended)));
    });
}

void Refresher::answerAll(Result<Done, SessionError> answer)
{
    m_lock.reset();
    m_code.reset();
    m_running = false;
    auto waiting = std::exchange(m_waiting, {});
    if (answer)
        m_session.announceFacts();
    for (auto& promise : waiting)
        promise.finish(answer);
}

} // namespace sallyport::auth
