// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_list.h"

#include <QDateTime>

namespace sallyport::app {

using account::SessionEntry;

namespace {

QJsonObject toJson(const SessionEntry& entry)
{
    QJsonObject object{
        {QStringLiteral("session_id"), entry.id},
        {QStringLiteral("current"), entry.current},
        {QStringLiteral("device_id"), entry.deviceId},
        {QStringLiteral("device_name"), entry.deviceName},
        {QStringLiteral("created_at"), static_cast<qint64>(entry.createdAt)},
        {QStringLiteral("last_seen_at"), static_cast<qint64>(entry.lastSeenAt)},
        {QStringLiteral("expires_at"), static_cast<qint64>(entry.expiresAt)},
        {QStringLiteral("ip"), entry.ip},
        {QStringLiteral("location"), entry.location},
        {QStringLiteral("network"), entry.network},
        {QStringLiteral("computer"),
         entry.computer == auth::ComputerKind::shared ? QStringLiteral("shared") : QStringLiteral("own")},
    };
    if (entry.leaseEndsAt)
        object.insert(QStringLiteral("lease_ends_at"), static_cast<qint64>(*entry.leaseEndsAt));
    return object;
}

QString when(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

SessionList::SessionList(const Paths& paths, SecretsInput secrets, Output& output)
    : Command(output), m_stored(paths), m_secrets(std::move(secrets))
{
    connect(&m_stored, &StoredSession::failed, this, [this](const CommandError& error) { fail(error); });
    connect(&m_stored, &StoredSession::found, this, &SessionList::list);
}

void SessionList::start()
{
    m_stored.find(std::move(m_secrets.storePassphrase));
}

void SessionList::list()
{
    m_account = std::make_unique<account::HttpAccountService>(m_stored.session());
    m_account->sessions().then(this, [this](Result<QList<SessionEntry>, account::AccountError> sessions) {
        if (!sessions) {
            const auto& end = m_stored.session().end();
            return fail(end ? commandError(*end) : commandError(sessions.error()));
        }
        for (const auto& entry : *sessions) {
            output().result(toJson(entry),
                            tr("%1 %2  %3  since %4  last seen %5  %6")
                                .arg(entry.current ? QStringLiteral("*") : QStringLiteral(" "), entry.id,
                                     entry.deviceName.isEmpty() ? tr("(unnamed)") : entry.deviceName,
                                     when(entry.createdAt), when(entry.lastSeenAt), entry.ip));
        }
        Q_EMIT finished(ExitCode::done);
    });
}

} // namespace sallyport::app
