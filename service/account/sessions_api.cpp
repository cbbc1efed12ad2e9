// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/sessions_api.h"

#include "service/http/router.h"

#include <QUrlQuery>

namespace sallyport::service {

namespace {

constexpr int pageSize = 50;

QJsonValue textOrNull(const QByteArray& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromLatin1(text));
}

/// Where an address lies is not known here, and not guessed.
QJsonObject described(const Session& session, const Session& caller, const QString& deviceName)
{
    return {{QStringLiteral("id"), QString::fromLatin1(session.id)},
            {QStringLiteral("current"), session.id == caller.id},
            {QStringLiteral("device_id"), textOrNull(session.deviceId)},
            {QStringLiteral("device_name"), deviceName},
            {QStringLiteral("client_id"), QString::fromLatin1(session.clientId)},
            {QStringLiteral("created_at"), qint64{session.createdAt}},
            {QStringLiteral("last_seen_at"), qint64{session.lastSeenAt}},
            {QStringLiteral("expires_at"), qint64{session.expiresAt}},
            {QStringLiteral("ip"), session.address},
            {QStringLiteral("location"), QJsonValue::Null},
            {QStringLiteral("network"), QJsonValue::Null},
            {QStringLiteral("acr"), QString::fromLatin1(session.acr)},
            {QStringLiteral("amr"), QJsonArray::fromStringList(QString::fromLatin1(session.amr).split(u' '))},
            {QStringLiteral("kind"),
             session.kind == SessionKind::shared ? QStringLiteral("shared") : QStringLiteral("own")},
            {QStringLiteral("lease_ends_at"),
             session.leaseEndsAt ? QJsonValue(qint64{*session.leaseEndsAt}) : QJsonValue(QJsonValue::Null)}};
}

HttpAnswer receiptsAnswer(const QByteArrayList& receipts)
{
    QJsonArray list;
    for (const auto& receipt : receipts)
        list.append(QString::fromLatin1(receipt));
    return jsonAnswer(200, {{QStringLiteral("receipts"), list}});
}

QString queryItem(const HttpRequest& request, const QString& name)
{
    return QUrlQuery(QString::fromLatin1(request.query.left(512))).queryItemValue(name);
}

} // namespace

void SessionsApi::list(HttpRequest request, Answerer answer)
{
    answerWith(&SessionsApi::listed, request, std::move(answer));
}

void SessionsApi::endOne(HttpRequest request, Answerer answer)
{
    answerWith(&SessionsApi::endedOne, request, std::move(answer));
}

void SessionsApi::endOthers(HttpRequest request, Answerer answer)
{
    answerWith(&SessionsApi::endedOthers, request, std::move(answer));
}

void SessionsApi::answerWith(Judge judge, const HttpRequest& request, Answerer given)
{
    auto answer = withHeader(std::move(given), [this] { return m_context.guard.nonceHeader(); });
    const auto caller = m_guard.admit(request);
    if (!caller)
        return answer(caller.error());
    auto judged = m_context.parts.store.database.inTransaction([&] { return (this->*judge)(request, *caller); });
    answer(judged ? std::move(*judged) : unavailable());
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
            described(session, caller, m_context.parts.store.devices.name(session.accountId, session.deviceId)));
    return jsonAnswer(200,
                      {{QStringLiteral("sessions"), list},
                       {QStringLiteral("next"), more ? textOrNull(sessions.back().id) : QJsonValue(QJsonValue::Null)}});
}

HttpAnswer SessionsApi::endedOne(const HttpRequest& request, const Session& caller)
{
    const QByteArray id = lastSegment(request);
    if (id == caller.id)
        return receiptsAnswer({m_context.sessionEnd.end(caller, {.by = EndedBy::self})});
    if (auto refusal = refuseEnding(caller))
        return std::move(*refusal);
    // Another account's session is as unknown as one that never was.
    const auto session = m_context.settledSession(id);
    if (!session || session->accountId != caller.accountId)
        return receiptsAnswer({});
    return receiptsAnswer({m_context.sessionEnd.end(*session, {.by = EndedBy::otherSession, .bySession = caller.id})});
}

HttpAnswer SessionsApi::endedOthers(const HttpRequest& request, const Session& caller)
{
    if (auto refusal = refuseEnding(caller))
        return std::move(*refusal);
    m_context.sessionEnd.endOverdue();
    QByteArrayList receipts;
    for (auto sessions = m_context.parts.store.sessions.live(caller.accountId, {}, pageSize); !sessions.empty();
         sessions = m_context.parts.store.sessions.live(caller.accountId, sessions.back().id, pageSize)) {
        for (const auto& session : sessions) {
            if (session.id != caller.id)
                receipts.append(
                    m_context.sessionEnd.end(session, {.by = EndedBy::otherSession, .bySession = caller.id}));
        }
    }
    if (queryItem(request, QStringLiteral("current")) == QStringLiteral("true"))
        receipts.append(m_context.sessionEnd.end(caller, {.by = EndedBy::self}));
    return receiptsAnswer(receipts);
}

std::optional<HttpAnswer> SessionsApi::refuseEnding(const Session& caller) const
{
    if (caller.kind == SessionKind::shared)
        return jsonAnswer(403, {{QStringLiteral("error"), QStringLiteral("shared_computer")}});
    const auto maxAge = m_context.parts.limits.stepUpSeconds;
    if (m_context.now() - caller.authTime > maxAge)
        return stepUpNeeded(maxAge);
    return std::nullopt;
}

} // namespace sallyport::service
