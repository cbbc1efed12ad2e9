// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/session_private.h"

#include "core/auth/challenge_answer.h"
#include "core/auth/sign_out.h"
#include "core/base/json.h"
#include "core/base/log.h"

namespace sallyport::auth {

using secrets::SecretStoreError;

SessionPrivate::SessionPrivate(AuthContext c, ServiceMetadata m, SessionRecord r, std::shared_ptr<DpopSender> s)
    : context(std::move(c)),
      metadata(std::move(m)),
      record(std::move(r)),
      sender(std::move(s)),
      tokens(*sender, metadata.tokenEndpoint, metadata.revocationEndpoint, context.clock),
      receipts(*sender, metadata.jwksUri),
      keeper(*context.store, record),
      refresher(*this),
      serviceTime(context.clock)
{
    serviceTime.note(now());
    m_leaseTimer.setSingleShot(true);
    QObject::connect(&m_leaseTimer, &QTimer::timeout, this, [this] { watchLease(); });
    watchLease();
}

SessionPrivate::~SessionPrivate() = default;

std::unique_ptr<Session> SessionPrivate::wrap(std::unique_ptr<SessionPrivate> d)
{
    std::unique_ptr<Session> session(new Session(std::move(d)));
    session->m_d->owner = session.get();
    return session;
}

Task<std::unique_ptr<Session>, SignOutError> SessionPrivate::open(std::unique_ptr<SessionPrivate> d)
{
    auto promise = std::make_shared<Promise<std::unique_ptr<Session>, SignOutError>>();
    auto task = promise->task();
    auto session = std::make_shared<std::unique_ptr<Session>>(wrap(std::move(d)));
    SessionPrivate& self = of(**session);
    if (self.record.facts.keeping == Keeping::inMemory) {
        promise->finish(std::move(*session));
        return task;
    }
    // Under the lock: another program in the middle of a refresh would write the session this one replaces over it.
    // The callbacks hold the session they belong to; they run when lock and store answer, which they always do.
    takeRefreshLock(self.context.lockFile, self.context.times.lockWait, &self.keeper)
        .then(&self.keeper, [promise, session](Result<RefreshLock, SessionError> lock) {
            SessionKeeper& keeper = of(**session).keeper;
            keeper.write().then(&keeper, [promise, session, lock](Result<Done, SecretStoreError> written) {
                if (!written)
                    qCWarning(logAuth) << "the session could not be kept; it goes on in memory";
                promise->finish(std::move(*session));
            });
        });
    return task;
}

void SessionPrivate::finish(SessionEnd how)
{
    if (end)
        return;
    announceEnd(std::move(how));
    wipe().then(this, [](Result<Done, SecretStoreError> wiped) {
        if (!wiped)
            qCWarning(logAuth) << "an ended session could not be removed from the store";
    });
}

Task<Done, SessionError> SessionPrivate::finishBy(const QByteArray& receipt, const std::optional<SessionEnd>& otherwise)
{
    auto promise = std::make_shared<Promise<Done, SessionError>>();
    auto task = promise->task();
    auto judge = [this, promise, otherwise](Result<SessionEnd, SessionError> proved) {
        if (proved || otherwise) {
            finish(proved ? *proved : *otherwise);
            return promise->finish(Done{});
        }
        promise->finish(std::unexpected(std::move(proved.error())));
    };
    if (receipt.isEmpty())
        judge(std::unexpected(SessionError{.what = SessionProblem::unreadableAnswer}));
    else
        receipts.check(receipt, ownReceipt()).then(this, judge);
    return task;
}

Task<Done, SecretStoreError> SessionPrivate::wipe()
{
    record.accessToken = {};
    record.refreshToken = {};
    record.authSession = {};
    record.keyScalar = {};
    record.refreshAttempt.clear();
    if (record.facts.keeping == Keeping::inMemory)
        return Task<Done, SecretStoreError>::ready(Done{});
    return keeper.forget(sender->thumbprint());
}

void SessionPrivate::announceEnd(SessionEnd how)
{
    end = std::move(how);
    m_leaseTimer.stop();
    if (owner)
        QMetaObject::invokeMethod(owner, [session = owner] { Q_EMIT session->ended(); }, Qt::QueuedConnection);
}

void SessionPrivate::announceFacts()
{
    watchLease();
    if (owner)
        QMetaObject::invokeMethod(owner, [session = owner] { Q_EMIT session->factsChanged(); }, Qt::QueuedConnection);
}

ReceiptExpectation SessionPrivate::ownReceipt() const
{
    return {.issuer = metadata.issuer,
            .sid = record.facts.sessionId,
            .jkt = receiptKey.isEmpty() ? sender->thumbprint() : receiptKey};
}

void SessionPrivate::noteClock()
{
    serviceTime.note(now());
    if (std::exchange(record.facts.clockOffset, sender->clockOffset()) != sender->clockOffset())
        announceFacts();
}

void SessionPrivate::watchLease()
{
    if (end || !record.facts.leaseEndsAt || m_askingIfOver)
        return;
    const std::int64_t left = leaseLeft();
    if (left <= 0)
        return askIfOver();
    constexpr std::int64_t longestTimer = 1; // timers stand still while the computer sleeps
    m_leaseTimer.start(std::chrono::seconds(std::min(left, longestTimer)));
}

/// The service's own word is better than our clock, which may have been set ahead; and its receipt proves the end.
void SessionPrivate::askIfOver()
{
    if (metadata.accountEndpoint.isEmpty())
        return endLease();
    m_askingIfOver = true;
    QUrl url = metadata.accountEndpoint;
    url.setPath(url.path() + QStringLiteral("/sessions"));
    sender->send({.url = url, .timeout = context.times.signOut}, Audience::account, record.accessToken)
        .then(this, [this](Result<net::HttpResponse, net::TransportError> answer) {
            m_askingIfOver = false;
            if (end)
                return;
            answer ? judgeIfOver(*answer) : endLease();
        });
}

void SessionPrivate::judgeIfOver(const net::HttpResponse& answer)
{
    constexpr std::int64_t grace = 3; // the service's clock is known only to whole seconds
    noteClock();
    if (answer.status == 401 && dpopChallengeParameter(answer, "error") == "invalid_token") {
        const auto body = readJsonObject(answer.body, {.maxBytes = 64 * 1024, .maxDepth = 4});
        finishBy(receiptIn(body.value_or(QJsonObject())),
                 SessionEnd{.cause = EndCause::lease, .endedAt = record.facts.expiresAt})
            .then(this, [](const Result<Done, SessionError>&) {});
        return;
    }
    if (leaseLeft() <= -grace)
        return endLease();
    m_leaseTimer.start(std::chrono::seconds(1));
}

/// Without the service's word.
void SessionPrivate::endLease()
{
    finish({.cause = EndCause::lease, .endedAt = record.facts.expiresAt});
}

} // namespace sallyport::auth
