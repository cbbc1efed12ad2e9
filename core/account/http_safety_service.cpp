// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/http_safety_service.h"

#include "core/account/account_call.h"
#include "core/account/safety_reader.h"
#include "core/account/secret_json.h"
#include "core/auth/device_key.h"
#include "core/base/json.h"
#include "core/base/passcode_digits.h"
#include "core/jose/jws.h"

namespace sallyport::account {

using net::HttpResponse;
using net::Method;
using secrets::SecretStoreError;

namespace {

const QByteArray jsonType = QByteArrayLiteral("application/json");

/// 200: done. 202: pending.
Result<ChangeReport, AccountError> readApproved(const HttpResponse& answer)
{
    if (answer.status == 200)
        return ChangeReport{};
    return orUnreadable(answer.status == 202 ? readPendingReport(answer.body) : std::nullopt);
}

} // namespace

HttpSafetyService::HttpSafetyService(auth::Session& session, const auth::AuthContext& context)
    : m_session(session), m_context(context), m_account(session)
{
}

SafetyService::Answer<PasscodeFacts> HttpSafetyService::passcode()
{
    return askAccount<PasscodeFacts>(
        this, m_session, {.url = accountUrl(m_session, "/security")},
        [](const HttpResponse& answer) { return orUnreadable(readPasscodeFacts(answer.body)); });
}

SafetyService::Answer<ChangeReport> HttpSafetyService::setPasscode(Secret oldOne, Secret newOne)
{
    if (!isPasscode(newOne.view()) || (!oldOne.isEmpty() && !isPasscode(oldOne.view())))
        return refusedHere<ChangeReport>(AccountProblem::badValue);
    return putPasscode(oldOne.isEmpty() ? secretJson({{"passcode", newOne}})
                                        : secretJson({{"passcode", newOne}, {"old_passcode", oldOne}}));
}

SafetyService::Answer<ChangeReport> HttpSafetyService::replaceForgottenPasscode(Secret newOne)
{
    if (!isPasscode(newOne.view()))
        return refusedHere<ChangeReport>(AccountProblem::badValue);
    return putPasscode(secretJson({{"passcode", newOne}, {"forgotten", Secret::copyOf("true")}}));
}

SafetyService::Answer<ChangeReport> HttpSafetyService::putPasscode(QByteArray body)
{
    return askAccount<ChangeReport>(this, m_session,
                                    {.method = Method::put,
                                     .url = accountUrl(m_session, "/security/passcode"),
                                     .contentType = jsonType,
                                     .body = std::move(body),
                                     .holdsSecret = true},
                                    readChange);
}

SafetyService::Answer<QList<WithdrawalAddress>> HttpSafetyService::addresses()
{
    return askAccount<QList<WithdrawalAddress>>(
        this, m_session, {.url = accountUrl(m_session, "/withdrawal-addresses")},
        [](const HttpResponse& answer) { return orUnreadable(readAddresses(answer.body)); });
}

SafetyService::Answer<Action> HttpSafetyService::begin(ActionWish wish)
{
    if (!isSound(wish))
        return refusedHere<Action>(AccountProblem::badValue);
    const QJsonObject body{{QStringLiteral("act"), actWord(wish.kind)},
                           {QStringLiteral("asset"), wish.asset},
                           {QStringLiteral("network"), wish.network},
                           {QStringLiteral("address"), wish.address},
                           {QStringLiteral("memo"), wish.memo}};
    const QString audience = m_session.accountEndpoint().toString(QUrl::FullyEncoded);
    return askAccount<Action>(
        this, m_session,
        {.method = Method::post,
         .url = accountUrl(m_session, "/actions"),
         .contentType = jsonType,
         .body = writeJson(body)},
        [wish, audience, facts = m_session.facts()](const HttpResponse& answer) -> Result<Action, AccountError> {
            auto action = readAction(answer.body);
            if (!action || action->issuer != facts.issuer || action->sessionId != facts.sessionId
                || action->audience != audience)
                return std::unexpected(problem(AccountProblem::unreadable));
            if (action->members != wish)
                return std::unexpected(AccountError{.what = AccountProblem::echoDiffers, .echo = action->members});
            return std::move(*action);
        });
}

SafetyService::Answer<ChangeReport> HttpSafetyService::approve(Action action, Secret passcode)
{
    if (!isPasscode(passcode.view()))
        return refusedHere<ChangeReport>(AccountProblem::badValue);
    if (m_context.store == nullptr || m_session.facts().deviceId.isEmpty())
        return refusedHere<ChangeReport>(AccountProblem::noDeviceKey);
    auto promise = std::make_shared<Promise<ChangeReport, AccountError>>();
    auto task = promise->task();
    auto given = std::make_shared<Secret>(std::move(passcode));
    auth::findDeviceKey(*m_context.store, m_context.profile.id, this)
        .then(this, [this, promise, given, action](Result<jose::EcKey, SecretStoreError> key) {
            const auto approval = key ? sign(*key, action) : QByteArray();
            if (approval.isEmpty())
                return promise->finish(std::unexpected(problem(AccountProblem::noDeviceKey)));
            sendApproval(action, approval, *given).then(this, [promise](Result<ChangeReport, AccountError> report) {
                // Of another call it is a device or a change that is not there.
                if (!report && report.error().what == AccountProblem::notFound)
                    report.error().what = AccountProblem::actionGone;
                promise->finish(std::move(report));
            });
        });
    return task;
}

QByteArray HttpSafetyService::sign(const jose::EcKey& key, const Action& action) const
{
    const auto& facts = m_session.facts();
    const QString deviceId = QString::fromLatin1(key.publicKey().thumbprint());
    if (deviceId != facts.deviceId)
        return {};
    return jose::signJws(
        key, {{QStringLiteral("typ"), QStringLiteral("action-approval+jwt")}, {QStringLiteral("kid"), deviceId}},
        {{QStringLiteral("iss"), action.issuer},
         {QStringLiteral("aud"), action.audience},
         {QStringLiteral("sub"), action.subject},
         {QStringLiteral("sid"), action.sessionId},
         {QStringLiteral("action_id"), action.id},
         {QStringLiteral("act"), actWord(action.members.kind)},
         {QStringLiteral("asset"), action.members.asset},
         {QStringLiteral("network"), action.members.network},
         {QStringLiteral("address"), action.members.address},
         {QStringLiteral("memo"), action.members.memo},
         {QStringLiteral("amount"), action.amount},
         {QStringLiteral("nonce"), QString::fromLatin1(action.nonce)},
         {QStringLiteral("iat"), qint64{m_context.clock.unixSeconds() + facts.clockOffset.count()}},
         {QStringLiteral("exp"), qint64{action.expiresAt}}});
}

SafetyService::Answer<ChangeReport> HttpSafetyService::sendApproval(const Action& action, const QByteArray& approval,
                                                                    const Secret& passcode)
{
    return askAccount<ChangeReport>(
        this, m_session,
        {.method = Method::post,
         .url = accountUrl(m_session, "/actions/", action.id, "/approve"),
         .contentType = jsonType,
         .body = secretJson({{"approval", Secret::copyOf(approval)}, {"passcode", passcode}}),
         .holdsSecret = true},
        readApproved);
}

SafetyService::Answer<DeviceEndReport> HttpSafetyService::endLostDevice(QString deviceId, Secret passcode)
{
    if (!isPasscode(passcode.view()))
        return refusedHere<DeviceEndReport>(AccountProblem::badValue);
    net::HttpRequest request{.method = Method::post,
                             .url = accountUrl(m_session, "/devices/", deviceId, "/end"),
                             .contentType = jsonType,
                             .body = secretJson({{"passcode", passcode}}),
                             .holdsSecret = true};
    return m_account.endDevice(std::move(deviceId), std::move(request));
}

} // namespace sallyport::account
