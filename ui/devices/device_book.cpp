// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_book.h"

namespace sallyport::ui {

using account::AccountError;
using account::AccountProblem;
using account::DeviceEntry;
using account::DeviceList;
using account::SessionEntry;

DeviceBook::DeviceBook(account::AccountService& account) : m_account(account) {}

void DeviceBook::refresh()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    m_account.devices().then(this, [this](Result<DeviceList, AccountError> list) {
        m_loading = false;
        m_loadError = list ? std::nullopt : std::optional(list.error());
        if (list)
            takeList(std::move(*list));
        Q_EMIT listChanged();
        if (std::exchange(m_again, false))
            refresh();
    });
    m_account.pendingChanges().then(this, [this](Result<QList<account::PendingChange>, AccountError> pending) {
        if (!pending || (pending->isEmpty() && m_pending.isEmpty()))
            return; // without an answer what was known stays: it may still be cancelled
        m_pending = std::move(*pending);
        Q_EMIT listChanged();
    });
}

/// What is being ended, or was not proved to be ended, stays in the list even where the service lists it no more.
void DeviceBook::takeList(DeviceList list)
{
    QSet<QString> listed;
    QHash<QString, DeviceEntry*> byKey;
    for (DeviceEntry& device : list.devices) {
        byKey.insert(device.id, &device);
        for (const SessionEntry& session : device.sessions)
            listed.insert(session.id);
    }
    for (const SessionEntry& session : list.withoutDevice)
        listed.insert(session.id);
    QList<DeviceEntry> held;
    for (const DeviceEntry& former : m_list.value_or(DeviceList{}).devices) {
        DeviceEntry rest = former;
        rest.sessions.removeIf([&](const SessionEntry& s) { return listed.contains(s.id) || !isHeld(s.id); });
        if (DeviceEntry* device = byKey.value(former.id, nullptr))
            device->sessions.append(rest.sessions);
        else if (!rest.sessions.isEmpty() || isHeld(former.id))
            held.append(rest);
    }
    for (const SessionEntry& former : m_list.value_or(DeviceList{}).withoutDevice) {
        if (!listed.contains(former.id) && isHeld(former.id))
            list.withoutDevice.append(former);
    }
    list.devices.append(held);
    m_list = std::move(list);
}

bool DeviceBook::isHeld(const QString& id) const
{
    return m_work.contains(id) || (m_others && m_others->running);
}

template <typename T, typename F>
void DeviceBook::run(const QString& id, bool ending, account::AccountService::Answer<T> asked,
                     std::function<void()> again, const F& good)
{
    m_work.insert(id, {.ending = ending, .again = std::move(again)});
    Q_EMIT workChanged();
    std::move(asked).then(
        this, [this, id, good](Result<T, AccountError> answer) { answer ? good(*answer) : fail(id, answer.error()); });
}

void DeviceBook::fail(const QString& id, AccountError error, bool notYours)
{
    RowWork& work = m_work[id];
    work.running = false;
    work.error = std::move(error);
    work.notYours = notYours;
    Q_EMIT workChanged();
    if (work.error.what != AccountProblem::session)
        refresh();
}

void DeviceBook::finish(const QString& id)
{
    m_work.remove(id);
    Q_EMIT workChanged();
    Q_EMIT listChanged();
    refresh();
}

void DeviceBook::endSession(const QString& id)
{
    run<account::EndReport>(
        id, true, m_account.endSession(id), [this, id] { endSession(id); },
        [this, id](const account::EndReport& report) {
            if (report.outcome != account::EndOutcome::ended)
                return fail(id, {.what = AccountProblem::notFound}, true);
            removeSessions({{.sessionId = id, .end = report.end}});
            finish(id);
        });
}

void DeviceBook::revokeDevice(const QString& id)
{
    run<account::DeviceEndReport>(
        id, true, m_account.revokeDevice(id), [this, id] { revokeDevice(id); },
        [this, id](const account::DeviceEndReport& report) { takeRevoked(id, report); });
}

void DeviceBook::endLostDevice(const QString& id, Secret passcode, account::SafetyService& safety)
{
    run<account::DeviceEndReport>(
        id, true, safety.endLostDevice(id, std::move(passcode)), [this, id] { revokeDevice(id); },
        [this, id](const account::DeviceEndReport& report) { takeRevoked(id, report); });
}

void DeviceBook::takeRevoked(const QString& id, const account::DeviceEndReport& report)
{
    removeSessions(report.sessions.ended);
    if (report.outcome == account::DeviceEndOutcome::notAmongYours)
        return fail(id, {.what = AccountProblem::notFound}, true);
    if (report.outcome == account::DeviceEndOutcome::partly) {
        Q_EMIT listChanged();
        return fail(id, {.what = AccountProblem::noReceipt});
    }
    removeDevice(id);
    finish(id);
}

void DeviceBook::renameDevice(const QString& id, const QString& name)
{
    run<DeviceEntry>(
        id, false, m_account.renameDevice(id, name), [this, id, name] { renameDevice(id, name); },
        [this, id](const DeviceEntry& now) {
            takeName(id, now.name);
            finish(id);
        });
}

void DeviceBook::takeName(const QString& id, const QString& name)
{
    if (!m_list)
        return;
    for (DeviceEntry& device : m_list->devices) {
        if (device.id == id)
            device.name = name;
    }
}

void DeviceBook::endOthers()
{
    m_others = RowWork{.running = true, .again = [this] { endOthers(); }};
    Q_EMIT workChanged();
    m_account.endOthers().then(this, [this](const Result<account::EndManyReport, AccountError>& report) {
        if (report)
            return takeOthers(*report);
        m_others->running = false;
        m_others->error = report.error();
        Q_EMIT workChanged();
        refresh();
    });
}

void DeviceBook::takeOthers(const account::EndManyReport& report)
{
    removeSessions(report.ended);
    for (const QString& id : report.notEnded) {
        m_work.insert(id, {.running = false, .error = {.what = AccountProblem::noReceipt}, .again = [this, id] {
                               endSession(id);
                           }});
    }
    m_others.reset();
    Q_EMIT workChanged();
    Q_EMIT listChanged();
    refresh();
}

void DeviceBook::cancelChange(const QString& id)
{
    run<Done>(
        id, false, m_account.cancelChange(id), [this, id] { cancelChange(id); },
        [this, id](Done) {
            m_pending.removeIf([&](const account::PendingChange& change) { return change.id == id; });
            finish(id);
        });
}

void DeviceBook::approveChange(const QString& id)
{
    run<Done>(
        id, false, m_account.approveChange(id), [this, id] { approveChange(id); },
        [this, id](Done) {
            m_pending.removeIf([&](const account::PendingChange& change) { return change.id == id; });
            finish(id);
        });
}

void DeviceBook::dismiss(const QString& id)
{
    m_work.remove(id);
    Q_EMIT workChanged();
    refresh();
}

void DeviceBook::dismissOthers()
{
    if (!m_others || m_others->running)
        return;
    m_others.reset();
    Q_EMIT workChanged();
}

const RowWork* DeviceBook::work(const QString& id) const
{
    const auto found = m_work.constFind(id);
    return found == m_work.constEnd() ? nullptr : &*found;
}

QStringList DeviceBook::endings() const
{
    QStringList ids;
    for (auto it = m_work.cbegin(); it != m_work.cend(); ++it) {
        if (it->ending && it->running)
            ids << it.key();
    }
    return ids;
}

const DeviceEntry* DeviceBook::deviceOf(const QString& sessionId) const
{
    if (!m_list || sessionId.isEmpty())
        return nullptr;
    for (const DeviceEntry& device : m_list->devices) {
        for (const SessionEntry& session : device.sessions) {
            if (session.id == sessionId)
                return &device;
        }
    }
    return nullptr;
}

void DeviceBook::removeSessions(const QList<account::EndedSession>& ended)
{
    QSet<QString> ids;
    for (const account::EndedSession& each : ended) {
        ids.insert(each.sessionId);
        m_work.remove(each.sessionId);
    }
    if (!m_list)
        return;
    const auto isIt = [&](const SessionEntry& session) { return ids.contains(session.id); };
    for (DeviceEntry& device : m_list->devices)
        device.sessions.removeIf(isIt);
    m_list->withoutDevice.removeIf(isIt);
}

void DeviceBook::removeDevice(const QString& id)
{
    if (m_list)
        m_list->devices.removeIf([&](const DeviceEntry& device) { return device.id == id; });
}

} // namespace sallyport::ui
