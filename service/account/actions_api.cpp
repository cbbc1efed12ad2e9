// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/actions_api.h"

#include "service/account/action_approval.h"
#include "service/account/session_json.h"
#include "service/http/router.h"

namespace sallyport::service {

namespace {

constexpr std::int64_t lifeSeconds = 120;
constexpr std::size_t mostAddresses = 100;

MoneyPlace placeOf(const Form& form)
{
    const auto text = [&](QByteArrayView name) { return QString::fromUtf8(form.value(name)); };
    return {.asset = text("asset"), .network = text("network"), .address = text("address"), .memo = text("memo")};
}

} // namespace

void ActionsApi::addresses(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest&, const Session& caller) { return listed(caller); });
}

void ActionsApi::begin(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](HttpRequest& asked, const Session& caller) { return begun(asked, caller); });
}

HttpAnswer ActionsApi::listed(const Session& caller)
{
    m_changes.settle(caller.accountId);
    QJsonArray list;
    for (const auto& address : m_context.parts.store.withdrawalAddresses.all(caller.accountId)) {
        QJsonObject entry = placeJson(address.place);
        entry.insert(QStringLiteral("id"), QString::fromLatin1(address.id));
        entry.insert(QStringLiteral("added_at"), qint64{address.addedAt});
        list.append(entry);
    }
    return jsonAnswer(200, {{QStringLiteral("addresses"), list}});
}

HttpAnswer ActionsApi::begun(HttpRequest& request, const Session& caller)
{
    auto& parts = m_context.parts;
    if (auto refusal = AccountGuard::refuseShared(caller))
        return std::move(*refusal);
    const auto form =
        Form::readJson(request, {{"act", 32}, {"asset", 32}, {"network", 32}, {"address", 256}, {"memo", 128}});
    if (!form)
        return refusedForm(form.error());
    const auto kind = actionKind(form->value("act"));
    const MoneyPlace place = placeOf(*form);
    if (!kind || !isSound(place))
        return accountError(400, "invalid_request");
    m_changes.settle(caller.accountId);
    if (auto refusal = refuseNew(caller, *kind, place))
        return std::move(*refusal);
    const PendingAction action{.id = randomToken(parts.random, 16),
                               .accountId = caller.accountId,
                               .sessionId = caller.id,
                               .kind = *kind,
                               .place = place,
                               .nonce = randomToken(parts.random, 16),
                               .expiresAt = m_context.now() + lifeSeconds};
    parts.store.actions.add(action);
    return jsonAnswer(200, actionMembers(action, parts.issuer));
}

std::optional<HttpAnswer> ActionsApi::refuseNew(const Session& caller, ActionKind kind, const MoneyPlace& place)
{
    auto& store = m_context.parts.store;
    if (!store.passcodes.find(caller.accountId))
        return accountError(403, "passcode_not_set");
    const bool removes = kind == ActionKind::removeWithdrawalAddress;
    if (removes && !store.withdrawalAddresses.has(caller.accountId, place))
        return accountError(404, "not_found");
    if (!removes && store.withdrawalAddresses.all(caller.accountId).size() >= mostAddresses)
        return accountError(409, "too_many");
    return std::nullopt;
}

void ActionsApi::approve(HttpRequest request, Answerer given)
{
    auto answer = m_guard.withNonce(std::move(given));
    const auto caller = m_guard.admit(request);
    if (!caller)
        return answer(caller.error());
    if (auto refusal = AccountGuard::refuseShared(*caller))
        return answer(std::move(*refusal));
    const QByteArray id = segmentBeforeLast(request);
    auto form = Form::readJson(request, {{"approval", 4096}, {"passcode", 16}});
    if (!form)
        return answer(refusedForm(form.error()));
    if (!form->has("approval") || !form->has("passcode"))
        return answer(accountError(400, "invalid_request"));
    const QByteArray approval = form->value("approval").toByteArray();
    m_check.run({.caller = *caller,
                 .passcode = Secret::copyOf(form->value("passcode")),
                 .answer = std::move(answer),
                 .before = [this, caller = *caller, id, approval] { return judge(caller, id, approval); },
                 .then = [this, caller = *caller, id] { return done(caller, id); }});
}

/// Before the passcode: what somebody has tampered with is void, whoever knows the passcode.
std::optional<HttpAnswer> ActionsApi::judge(const Session& caller, const QByteArray& id, QByteArrayView approval)
{
    auto& parts = m_context.parts;
    const auto action = parts.store.actions.open(caller.id, id, m_context.now());
    if (!action)
        return accountError(404, "not_found");
    const auto device = parts.store.devices.find(caller.accountId, caller.deviceId);
    const ApprovalTerms terms{.members = actionMembers(*action, parts.issuer),
                              .deviceId = caller.deviceId,
                              .publicJwk = device ? device->publicJwk : QByteArray()};
    if (approves(approval, terms))
        return std::nullopt;
    parts.store.actions.end(id, m_context.now());
    parts.audit.write({.event = AuditEvent::approvalRefused,
                       .accountId = caller.accountId,
                       .sessionId = caller.id,
                       .address = caller.address});
    return accountError(400, "invalid_approval");
}

/// Its two minutes were judged when it came; it is done once, by whichever of two came first.
HttpAnswer ActionsApi::done(const Session& caller, const QByteArray& id)
{
    auto& store = m_context.parts.store;
    const auto action = store.actions.open(caller.id, id, 0);
    if (!action)
        return accountError(404, "not_found");
    const auto kind =
        action->kind == ActionKind::addWithdrawalAddress ? ChangeKind::addressAdded : ChangeKind::addressRemoved;
    if (auto refusal = refuseNew(caller, action->kind, action->place)) // others may have been done since it began
        return std::move(*refusal);
    auto answer = m_changes.make(caller, kind, contentOf(action->place));
    if (answer.status >= 300)
        return answer;
    store.actions.end(id, m_context.now());
    return answer.status == 204 ? jsonAnswer(200, {}) : std::move(answer);
}

} // namespace sallyport::service
