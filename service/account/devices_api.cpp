// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/devices_api.h"

#include "service/account/session_json.h"
#include "service/http/router.h"
#include "service/sign_in/device_proof.h"

#include <QHash>

namespace sallyport::service {

namespace {

constexpr qsizetype maxNameBytes = 256;

/// The name if it is one that may be shown as it is, else empty.
QString soundName(QByteArrayView utf8)
{
    const QString name = QString::fromUtf8(utf8);
    return cleanDeviceName(utf8) == name ? name : QString();
}

} // namespace

void DevicesApi::list(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest&, const Session& caller) { return listed(caller); });
}

void DevicesApi::rename(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](HttpRequest& asked, const Session& caller) { return renamed(asked, caller); });
}

void DevicesApi::remove(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer), [this](const HttpRequest& asked, const Session& caller) {
        return removed(lastSegment(asked), caller);
    });
}

HttpAnswer DevicesApi::listed(const Session& caller)
{
    auto& store = m_context.parts.store;
    m_context.sessionEnd.endOverdue();
    const auto devices = store.devices.all(caller.accountId);
    QHash<QByteArray, QString> names;
    for (const auto& device : devices)
        names.insert(device.id, device.name);
    QHash<QByteArray, QJsonArray> sessions;
    for (const auto& session : store.sessions.live(caller.accountId, {}, std::numeric_limits<int>::max()))
        sessions[session.deviceId].append(sessionJson(session, caller, names.value(session.deviceId)));
    QJsonArray list;
    for (const auto& device : devices)
        list.append(deviceJson(device, sessions.value(device.id), caller));
    return jsonAnswer(
        200,
        {{QStringLiteral("devices"), list}, {QStringLiteral("sessions_without_device"), sessions.value(QByteArray())}});
}

QJsonObject DevicesApi::deviceJson(const Device& device, const QJsonArray& sessions, const Session& caller) const
{
    const bool isNew = m_context.now() - device.firstSeenAt < m_context.parts.limits.newcomerSeconds;
    return {{QStringLiteral("id"), QString::fromLatin1(device.id)},
            {QStringLiteral("name"), device.name},
            {QStringLiteral("current"), device.id == caller.deviceId},
            {QStringLiteral("first_seen_at"), qint64{device.firstSeenAt}},
            {QStringLiteral("last_seen_at"), qint64{device.lastSeenAt}},
            {QStringLiteral("new"), isNew},
            {QStringLiteral("shared"), false},
            {QStringLiteral("sessions"), sessions}};
}

HttpAnswer DevicesApi::renamed(HttpRequest& request, const Session& caller)
{
    auto& store = m_context.parts.store;
    const QByteArray id = lastSegment(request);
    if (auto refusal = AccountGuard::refuseShared(caller))
        return std::move(*refusal);
    const auto form = Form::readJson(request, {{"name", maxNameBytes}});
    if (!form)
        return refusedForm(form.error());
    const QString name = soundName(form->value("name"));
    if (name.isEmpty())
        return accountError(400, "invalid_request");
    if (!store.devices.isKnown(caller.accountId, id))
        return accountError(404, "not_found");
    if (auto refusal = m_newcomers.refuse(caller, id))
        return std::move(*refusal);
    store.devices.rename(caller.accountId, id, name);
    m_context.sessionEnd.endOverdue();
    QJsonArray sessions;
    for (const auto& session : store.sessions.ofDevice(caller.accountId, id))
        sessions.append(sessionJson(session, caller, name));
    const auto device = store.devices.find(caller.accountId, id);
    return jsonAnswer(200, device ? deviceJson(*device, sessions, caller) : QJsonObject());
}

HttpAnswer DevicesApi::removed(const QByteArray& id, const Session& caller)
{
    if (auto refusal = m_guard.refuseStale(caller))
        return std::move(*refusal);
    if (auto refusal = m_newcomers.refuse(caller, id))
        return std::move(*refusal);
    return unbound(id, caller);
}

void DevicesApi::endLost(HttpRequest request, Answerer given)
{
    auto answer = m_guard.withNonce(std::move(given));
    const auto caller = m_guard.admit(request);
    if (!caller)
        return answer(caller.error());
    if (auto refusal = m_guard.refuseStale(*caller))
        return answer(std::move(*refusal));
    const auto form = Form::readJson(request, {{"passcode", 16}});
    if (!form)
        return answer(refusedForm(form.error()));
    if (!form->has("passcode"))
        return answer(accountError(400, "invalid_request"));
    m_check.run({.caller = *caller,
                 .passcode = Secret::copyOf(form->value("passcode")),
                 .answer = std::move(answer),
                 .before = [] { return std::nullopt; },
                 .then = [this, caller = *caller, id = segmentBeforeLast(request)] { return unbound(id, caller); }});
}

HttpAnswer DevicesApi::unbound(const QByteArray& id, const Session& caller)
{
    auto& store = m_context.parts.store;
    QByteArrayList receipts;
    if (!store.devices.isKnown(caller.accountId, id)) {
        // Another window was faster: the same receipts again.
        if (const auto unboundAt = store.devices.unboundAt(caller.accountId, id)) {
            for (const auto& session : store.sessions.ofDevice(caller.accountId, id, unboundAt))
                receipts.append(session.receipt);
        }
        return receiptsAnswer(receipts);
    }
    for (auto& session : store.sessions.ofDevice(caller.accountId, id)) {
        const EndedHow how = session.id == caller.id ? EndedHow{.by = EndedBy::self}
                                                     : EndedHow{.by = EndedBy::otherSession, .bySession = caller.id};
        receipts.append(m_context.sessionEnd.end(m_context.sessionEnd.settled(std::move(session)), how));
    }
    store.devices.unbind(caller.accountId, id, m_context.now());
    m_context.parts.audit.write(
        {.event = AuditEvent::deviceUnbound, .accountId = caller.accountId, .sessionId = caller.id});
    m_changes.settle(caller.accountId);
    return receiptsAnswer(receipts);
}

} // namespace sallyport::service
