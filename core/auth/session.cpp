// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/session.h"

#include "core/auth/alerts_only.h"
#include "core/auth/challenge_answer.h"
#include "core/auth/session_private.h"
#include "core/auth/sign_out.h"
#include "core/base/json.h"

namespace sallyport::auth {

using net::HttpResponse;
using net::TransportError;
using secrets::SecretStoreError;

namespace {

struct Call {
    net::HttpRequest request;
    Promise<HttpResponse, SessionError> promise = {};
    bool repeated = false;
    std::int64_t generation = 0;

    void fail(SessionError error) { promise.finish(std::unexpected(std::move(error))); }
};
using SharedCall = std::shared_ptr<Call>;

void sendCall(SessionPrivate& session, const SharedCall& call);

/// The service refused the token: its end with a receipt, or merely its age.
void judgeRefusal(SessionPrivate& session, const SharedCall& call, HttpResponse response)
{
    const auto body = readJsonObject(response.body, {.maxBytes = 64 * 1024, .maxDepth = 4});
    const QByteArray receipt = receiptIn(body.value_or(QJsonObject()));
    const bool mayRenew = !call->repeated && !session.record.refreshToken.isEmpty();
    std::optional<SessionEnd> otherwise;
    if (session.record.refreshToken.isEmpty()) {
        const bool leaseIsOver = session.record.facts.leaseEndsAt && session.leaseLeft() <= 0;
        otherwise = SessionEnd{.cause = leaseIsOver ? EndCause::lease : EndCause::unknown, .endedAt = 0};
    }
    session.finishBy(receipt, otherwise)
        .then(&session,
              [&session, call, mayRenew, response = std::move(response)](Result<Done, SessionError> ended) mutable {
                  if (ended)
                      return call->fail({.what = SessionProblem::ended});
                  if (!mayRenew)
                      return call->promise.finish(std::move(response));
                  call->repeated = true;
                  session.refresher.renewedToken(call->generation)
                      .then(&session, [&session, call](Result<Done, SessionError> ready) {
                          ready ? sendCall(session, call) : call->fail(std::move(ready.error()));
                      });
              });
}

void judgeAnswer(SessionPrivate& session, const SharedCall& call, HttpResponse response)
{
    session.noteClock();
    const auto error = response.status == 401 ? dpopChallengeParameter(response, "error") : std::nullopt;
    if (error == "invalid_token")
        return judgeRefusal(session, call, std::move(response));
    if (error != "insufficient_user_authentication")
        return call->promise.finish(std::move(response));
    // RFC 9470 3
    SessionError needed{.what = SessionProblem::stepUpNeeded};
    needed.acrValues = QString::fromLatin1(dpopChallengeParameter(response, "acr_values").value_or(QByteArray()));
    bool isNumber = false;
    const int age = dpopChallengeParameter(response, "max_age").value_or(QByteArray()).toInt(&isNumber);
    if (isNumber && age >= 0)
        needed.maxAge = age;
    session.stepUp = {needed.acrValues, needed.maxAge};
    call->fail(std::move(needed));
}

void sendCall(SessionPrivate& session, const SharedCall& call)
{
    call->generation = session.record.generation;
    session.sender->send(call->request, Audience::account, session.record.accessToken)
        .then(&session, [&session, call](Result<HttpResponse, TransportError> answer) {
            if (!answer)
                return call->fail({.what = SessionProblem::transport, .transport = answer.error()});
            judgeAnswer(session, call, std::move(*answer));
        });
}

/// The session a stored text holds, if it is this profile's and whole.
std::unique_ptr<Session> rebuild(AuthContext context, const Secret& text)
{
    auto record = readSessionRecord(text);
    if (!record || !context.profile.issuer || record->facts.profileId != context.profile.id
        || record->facts.issuer != context.profile.issuer->text())
        return nullptr;
    auto metadata = readMetadata(writeJson(record->metadata), *context.profile.issuer);
    auto key = jose::EcKey::fromScalar(record->keyScalar);
    if (!metadata || !key)
        return nullptr;
    auto sender = std::make_unique<DpopSender>(*context.transport, std::move(*key), context.clock, context.random);
    sender->setClockOffset(record->facts.clockOffset);
    return SessionPrivate::wrap(std::make_unique<SessionPrivate>(std::move(context), std::move(*metadata),
                                                                 std::move(*record), std::move(sender)));
}

} // namespace

Session::Session(std::unique_ptr<SessionPrivate> d) : m_d(std::move(d)) {}

Session::~Session() = default;

Task<std::unique_ptr<Session>, RestoreError> Session::restore(AuthContext context)
{
    auto promise = std::make_shared<Promise<std::unique_ptr<Session>, RestoreError>>();
    auto task = promise->task();
    auto* receiver = new QObject;
    auto read = context.store->read(sessionKeyFor(context.profile.id));
    std::move(read).then(receiver, [receiver, promise, context](Result<Secret, SecretStoreError> text) {
        receiver->deleteLater();
        if (!text) {
            const bool none = text.error() == SecretStoreError::notFound;
            return promise->finish(std::unexpected(
                none ? RestoreError{} : RestoreError{.what = RestoreProblem::store, .store = text.error()}));
        }
        auto session = rebuild(context, *text);
        if (!session)
            return promise->finish(std::unexpected(RestoreError{.what = RestoreProblem::unreadable}));
        promise->finish(std::move(session));
    });
    return task;
}

const SessionFacts& Session::facts() const
{
    return m_d->record.facts;
}

const std::optional<SessionEnd>& Session::end() const
{
    return m_d->end;
}

const QUrl& Session::accountEndpoint() const
{
    return m_d->metadata.accountEndpoint;
}

std::int64_t Session::serviceNow() const
{
    return m_d->serviceTime.now();
}

void Session::noteLease(std::int64_t leaseEndsAt, std::int64_t expiresAt)
{
    SessionFacts& facts = m_d->record.facts;
    if (!facts.leaseEndsAt || m_d->end)
        return;
    facts.leaseEndsAt = std::min(*facts.leaseEndsAt, leaseEndsAt);
    facts.expiresAt = std::min(*facts.leaseEndsAt, expiresAt);
    m_d->announceFacts();
}

Task<HttpResponse, SessionError> Session::authorizedSend(net::HttpRequest request)
{
    auto call = std::make_shared<Call>(std::move(request));
    auto task = call->promise.task();
    if (!m_d->context.profile.issuer->contains(call->request.url)) { // the token is for this origin alone
        call->fail({.what = SessionProblem::transport, .transport = TransportError::notAllowed});
        return task;
    }
    m_d->refresher.freshToken().then(m_d.get(), [d = m_d.get(), call](Result<Done, SessionError> ready) {
        ready ? sendCall(*d, call) : call->fail(std::move(ready.error()));
    });
    return task;
}

Task<SignOutReport, SignOutError> Session::signOut()
{
    if (!m_d->signOut)
        m_d->signOut = std::make_unique<SignOut>(*m_d);
    return m_d->signOut->run();
}

Task<std::unique_ptr<Session>, SessionError> Session::alertsOnly()
{
    return askForAlertsOnly(*this);
}

Task<SessionEnd, SessionError> Session::verifyReceipt(QByteArray receipt, QString sid)
{
    return m_d->receipts.check(std::move(receipt), {.issuer = m_d->metadata.issuer, .sid = std::move(sid)});
}

} // namespace sallyport::auth
