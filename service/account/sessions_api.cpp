// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/sessions_api.h"

#include "service/account/session_json.h"
#include "service/http/router.h"

#include <QSet>
#include <QUrlQuery>

namespace sallyport::service {

namespace {

constexpr int pageSize = 500; // ten thousand sessions are fewer calls than one session may make at once

QString queryItem(const HttpRequest& request, const QString& name)
{
    return QUrlQuery(QString::fromLatin1(request.query.left(512))).queryItemValue(name);
}

} // namespace

void SessionsApi::list(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest& asked, const Session& caller) { return listed(asked, caller); });
}

void SessionsApi::endOne(HttpRequest request, Answerer answer)
{
    m_endGuard.serve(std::move(request), std::move(answer), [this](const HttpRequest& asked, const Session& caller) {
        return endedOne(lastSegment(asked), caller);
    });
}

void SessionsApi::endOthers(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest& asked, const Session& caller) { return endedOthers(asked, caller); });
}

HttpAnswer SessionsApi::listed(const HttpRequest& request, const Session& caller)
{
    m_context.sessionEnd.endOverdue();
    const QByteArray cursor = queryItem(request, QStringLiteral("cursor")).toLatin1();
    auto sessions = m_context.parts.store.sessions.live(caller.accountId, cursor, pageSize + 1);
    const bool more = sessions.size() > pageSize;
    if (more)
        sessions.pop_back();
    QJsonArray list;
    for (const auto& session : sessions)
        list.append(
            sessionJson(session, caller, m_context.parts.store.devices.name(session.accountId, session.deviceId)));
    return jsonAnswer(200,
                      {{QStringLiteral("sessions"), list},
                       {QStringLiteral("next"), more ? textOrNull(sessions.back().id) : QJsonValue(QJsonValue::Null)}});
}

HttpAnswer SessionsApi::endedOne(const QByteArray& id, const Session& caller)
{
    if (id == caller.id)
        return receiptsAnswer({m_context.sessionEnd.end(caller, {.by = EndedBy::self})});
    if (auto refusal = m_guard.refuseStale(caller))
        return std::move(*refusal);
    // Another account's session is as unknown as one that never was.
    const auto session = m_context.settledSession(id);
    if (!session || session->accountId != caller.accountId)
        return receiptsAnswer({});
    if (session->endedAt)
        return receiptsAnswer({session->receipt});
    if (auto refusal = m_newcomers.refuse(caller, session->deviceId))
        return std::move(*refusal);
    return receiptsAnswer({m_context.sessionEnd.end(*session, {.by = EndedBy::otherSession, .bySession = caller.id})});
}

/// All or none: a newcomer ends none while one of them is of an older device.
HttpAnswer SessionsApi::endedOthers(const HttpRequest& request, const Session& caller)
{
    if (auto refusal = m_guard.refuseStale(caller))
        return std::move(*refusal);
    m_context.sessionEnd.endOverdue();
    auto others = m_context.parts.store.sessions.live(caller.accountId, {}, std::numeric_limits<int>::max());
    std::erase_if(others, [&](const Session& session) { return session.id == caller.id; });
    QSet<QByteArray> devices;
    for (const auto& session : others)
        devices.insert(session.deviceId);
    for (const auto& device : std::as_const(devices)) {
        if (auto refusal = m_newcomers.refuse(caller, device))
            return std::move(*refusal);
    }
    QByteArrayList receipts;
    for (const auto& session : others)
        receipts.append(m_context.sessionEnd.end(session, {.by = EndedBy::otherSession, .bySession = caller.id}));
    if (queryItem(request, QStringLiteral("current")) == QStringLiteral("true"))
        receipts.append(m_context.sessionEnd.end(caller, {.by = EndedBy::self}));
    return receiptsAnswer(receipts);
}

} // namespace sallyport::service
