// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/sign_out.h"

#include "core/auth/session_private.h"
#include "core/base/json.h"
#include "core/base/log.h"

namespace sallyport::auth {

using net::HttpResponse;
using net::TransportError;
using secrets::SecretStoreError;

SignOut::SignOut(SessionPrivate& session) : m_session(session)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { wipe(std::nullopt); });
}

Task<SignOutReport, SignOutError> SignOut::run()
{
    if (m_report)
        return Task<SignOutReport, SignOutError>::ready(*m_report);
    m_waiting.emplace_back();
    auto task = m_waiting.back().task();
    if (!std::exchange(m_begun, true))
        begin();
    return task;
}

void SignOut::begin()
{
    if (m_session.end) // it ended before the person asked; what the store could not forget then it may forget now
        return wipe(m_session.end);
    m_limit.start(m_session.context.times.signOut);
    // A refresh under way would bring tokens after everything was wiped.
    m_session.refresher.idle().then(this, [this](Result<Done, SessionError>) {
        if (m_wiping)
            return;
        if (m_session.end)
            return wipe(m_session.end);
        m_session.record.facts.keeping == Keeping::inMemory ? revoke() : lock();
    });
}

void SignOut::lock()
{
    const auto& context = m_session.context;
    takeRefreshLock(context.lockFile, context.times.signOut / 2, this)
        .then(this, [this](Result<RefreshLock, SessionError> taken) {
            if (m_wiping)
                return;
            if (taken) // without it the sign-out goes on: the service refuses whatever another program still writes
                m_lock = std::move(*taken);
            reread();
        });
}

/// Another program may have refreshed: the newest tokens name the session best.
void SignOut::reread()
{
    m_session.keeper.reread().then(this, [this](Result<Kept, SecretStoreError>) {
        if (!m_wiping)
            revoke();
    });
}

void SignOut::revoke()
{
    const SessionRecord& record = m_session.record;
    m_accessToken = record.accessToken.clone();
    const bool hasRefresh = !record.refreshToken.isEmpty();
    m_session.tokens.revoke(hasRefresh ? record.refreshToken : record.accessToken, hasRefresh, m_cancel.token())
        .then(this, [this](Result<HttpResponse, TransportError> answer) {
            if (m_wiping)
                return;
            answer ? judgeRevocation(*answer) : tryAgain();
        });
}

void SignOut::judgeRevocation(const HttpResponse& response)
{
    m_session.noteClock();
    if (response.status != 200)
        return tryAgain(); // RFC 7009 2.2.1: 503 and the like
    const auto body = readJsonObject(response.body, {.maxBytes = 64 * 1024, .maxDepth = 4});
    m_receipt = receiptIn(body.value_or(QJsonObject()));
    proveRefused();
}

void SignOut::proveRefused()
{
    if (m_session.metadata.accountEndpoint.isEmpty())
        return wipe(std::nullopt); // nowhere to see the token refused
    QUrl url = m_session.metadata.accountEndpoint;
    url.setPath(url.path() + QStringLiteral("/sessions"));
    m_session.sender->send({.url = url, .cancel = m_cancel.token()}, Audience::account, m_accessToken)
        .then(this, [this](Result<HttpResponse, TransportError> answer) {
            if (m_wiping)
                return;
            answer ? judgeProof(*answer) : tryAgain();
        });
}

void SignOut::judgeProof(const HttpResponse& response)
{
    if (response.status != 401 || dpopChallengeParameter(response, "error") != "invalid_token") {
        qCWarning(logAuth) << "the old token still works after revocation";
        return tryAgain();
    }
    if (m_receipt.isEmpty()) { // the answer to an earlier revocation was lost; the refusal carries the receipt as well
        const auto body = readJsonObject(response.body, {.maxBytes = 64 * 1024, .maxDepth = 4});
        m_receipt = receiptIn(body.value_or(QJsonObject()));
    }
    if (m_receipt.isEmpty())
        return wipe(std::nullopt);
    verify(m_receipt);
}

void SignOut::verify(const QByteArray& receipt)
{
    m_session.receipts.check(receipt, m_session.ownReceipt(), m_cancel.token())
        .then(this, [this](Result<SessionEnd, SessionError> end) {
            if (m_wiping)
                return;
            if (!end && end.error().what == SessionProblem::transport)
                return tryAgain();
            wipe(end ? std::optional(std::move(*end)) : std::nullopt);
        });
}

void SignOut::tryAgain()
{
    QTimer::singleShot(m_session.context.times.signOutRetry, this, [this] {
        if (!m_wiping)
            revoke();
    });
}

void SignOut::wipe(std::optional<SessionEnd> confirmed)
{
    if (std::exchange(m_wiping, true))
        return;
    m_limit.stop();
    m_cancel.cancel();
    m_accessToken = {};
    SignOutReport report{.outcome = confirmed && !confirmed->receipt.isEmpty() ? SignOutOutcome::confirmed
                                                                               : SignOutOutcome::notConfirmed,
                         .end = confirmed.value_or(SessionEnd{.cause = EndCause::self, .endedAt = m_session.now()}),
                         .endsAt = m_session.record.facts.expiresAt,
                         .wipeError = {}};
    if (!m_session.end)
        m_session.announceEnd(report.end);
    m_session.wipe().then(this, [this, report](Result<Done, SecretStoreError> wiped) mutable {
        if (!wiped)
            report.wipeError = wiped.error();
        m_report = std::move(report);
        m_lock.reset();
        answerAll();
    });
}

void SignOut::answerAll()
{
    for (auto& promise : std::exchange(m_waiting, {}))
        promise.finish(*m_report);
}

} // namespace sallyport::auth
