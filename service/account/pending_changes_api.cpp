// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/pending_changes_api.h"

#include "service/account/session_json.h"
#include "service/http/router.h"

namespace sallyport::service {

void PendingChangesApi::list(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest&, const Session& caller) { return listed(caller); });
}

void PendingChangesApi::approve(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer), [this](const HttpRequest& asked, const Session& caller) {
        return approved(segmentBeforeLast(asked), caller);
    });
}

void PendingChangesApi::cancel(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer), [this](const HttpRequest& asked, const Session& caller) {
        return cancelled(lastSegment(asked), caller);
    });
}

HttpAnswer PendingChangesApi::listed(const Session& caller)
{
    m_changes.settle(caller.accountId);
    QJsonArray list;
    for (const auto& change : m_context.parts.store.pendingChanges.open(caller.accountId)) {
        QJsonObject entry = {{QStringLiteral("id"), QString::fromLatin1(change.id)},
                             {QStringLiteral("kind"), QString::fromLatin1(nameOf(change.kind))},
                             {QStringLiteral("began_at"), qint64{change.beganAt}},
                             {QStringLiteral("effective_at"), qint64{change.effectiveAt}},
                             {QStringLiteral("by_session"), QString::fromLatin1(change.bySession)},
                             {QStringLiteral("by_device"), QString::fromLatin1(change.byDevice)}};
        insertPlace(entry, change.address);
        if (const QString name = m_changes.nameIn(change); !name.isEmpty())
            entry.insert(QStringLiteral("name"), name);
        insertContent(entry, change);
        list.append(entry);
    }
    return jsonAnswer(200, {{QStringLiteral("pending"), list}});
}

/// What somebody who approves it must see; never a password or code.
void PendingChangesApi::insertContent(QJsonObject& entry, const PendingChange& change)
{
    if (change.kind != ChangeKind::addressAdded && change.kind != ChangeKind::addressRemoved)
        return;
    const auto content = m_context.parts.store.pendingChanges.content(change.id);
    if (const auto place = content ? moneyPlaceFrom(*content) : std::nullopt)
        entry.insert(QStringLiteral("address"), placeJson(*place));
}

HttpAnswer PendingChangesApi::approved(const QByteArray& id, const Session& caller)
{
    if (auto refusal = m_guard.refuseStale(caller))
        return std::move(*refusal);
    if (m_newcomers.isNewcomer(caller))
        return accountError(403, "newcomer");
    m_changes.settle(caller.accountId);
    const auto change = m_context.parts.store.pendingChanges.find(caller.accountId, id);
    if (!change || change->outcome == ChangeOutcome::cancelled)
        return accountError(404, "not_found");
    // A forgotten passcode's: the day is what protects it, so the device that asked cannot shorten it.
    if (change->outcome == ChangeOutcome::pending && change->byDevice == caller.deviceId)
        return accountError(403, "own_change");
    if (change->outcome == ChangeOutcome::pending)
        m_changes.approve(*change);
    return {.status = 204};
}

/// What is in force already is not found, so that nobody takes it for cancelled.
HttpAnswer PendingChangesApi::cancelled(const QByteArray& id, const Session& caller)
{
    if (auto refusal = AccountGuard::refuseShared(caller))
        return std::move(*refusal);
    m_changes.settle(caller.accountId);
    const auto change = m_context.parts.store.pendingChanges.find(caller.accountId, id);
    if (!change || change->outcome == ChangeOutcome::inForce)
        return accountError(404, "not_found");
    if (change->byDevice != caller.deviceId && m_newcomers.isNewcomer(caller))
        return accountError(403, "newcomer");
    if (change->outcome == ChangeOutcome::pending)
        m_changes.cancel(*change);
    return {.status = 204};
}

} // namespace sallyport::service
