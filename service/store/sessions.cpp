// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/sessions.h"

namespace sallyport::service {

namespace {

const QString columns = QStringLiteral(
    "id, account_id, device_id, client_id, jkt, kind, scope, acr, amr, address, created_at, last_seen_at, auth_time,"
    " expires_at, ends_at_latest, lease_ends_at, ended_at, receipt");

Session sessionFrom(const QVariantList& row)
{
    return {.id = ascii(row[0]),
            .accountId = number(row[1]),
            .deviceId = ascii(row[2]),
            .clientId = ascii(row[3]),
            .jkt = ascii(row[4]),
            .kind = row[5].toString() == QStringLiteral("shared") ? SessionKind::shared : SessionKind::own,
            .scope = ascii(row[6]),
            .acr = ascii(row[7]),
            .amr = ascii(row[8]),
            .address = row[9].toString(),
            .createdAt = number(row[10]),
            .lastSeenAt = number(row[11]),
            .authTime = number(row[12]),
            .expiresAt = number(row[13]),
            .endsAtLatest = number(row[14]),
            .leaseEndsAt = maybeNumber(row[15]),
            .endedAt = maybeNumber(row[16]),
            .receipt = ascii(row[17])};
}

std::optional<Session> first(std::vector<Session> sessions)
{
    return sessions.empty() ? std::nullopt : std::optional(std::move(sessions.front()));
}

} // namespace

std::vector<Session> Sessions::select(const QString& condition, const QVariantList& values)
{
    std::vector<Session> sessions;
    const auto rows = m_database.read(
        QStringLiteral("SELECT ") + columns + QStringLiteral(" FROM sessions WHERE ") + condition, values);
    for (const auto& row : rows)
        sessions.push_back(sessionFrom(row));
    return sessions;
}

void Sessions::add(const Session& s)
{
    m_database.write(
        QStringLiteral(
            "INSERT INTO sessions (id, account_id, device_id, client_id, jkt, kind, scope, acr, amr, address,"
            " created_at, last_seen_at, auth_time, expires_at, ends_at_latest, lease_ends_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {sqlText(s.id), sqlNumber(s.accountId), sqlTextOrNull(s.deviceId), sqlText(s.clientId), sqlText(s.jkt),
         s.kind == SessionKind::shared ? QStringLiteral("shared") : QStringLiteral("own"), sqlText(s.scope),
         sqlText(s.acr), sqlText(s.amr), sqlWords(s.address), sqlNumber(s.createdAt), sqlNumber(s.lastSeenAt),
         sqlNumber(s.authTime), sqlNumber(s.expiresAt), sqlNumber(s.endsAtLatest), sqlNumber(s.leaseEndsAt)});
}

std::optional<Session> Sessions::find(const QByteArray& id)
{
    return first(select(QStringLiteral("id = ?"), {sqlText(id)}));
}

std::optional<Session> Sessions::findLive(const QByteArray& jkt)
{
    return first(
        select(QStringLiteral("jkt = ? AND ended_at IS NULL ORDER BY created_at DESC, id LIMIT 1"), {sqlText(jkt)}));
}

std::optional<Session> Sessions::findNewest(const QByteArray& jkt)
{
    return first(select(QStringLiteral("jkt = ? ORDER BY created_at DESC, id LIMIT 1"), {sqlText(jkt)}));
}

std::vector<Session> Sessions::live(std::int64_t accountId, const QByteArray& after, int limit)
{
    const auto last = after.isEmpty() ? std::nullopt : find(after);
    // Another account's session would tell when it began.
    const bool isOwn = last && last->accountId == accountId;
    const std::int64_t from = isOwn ? last->createdAt : std::numeric_limits<std::int64_t>::max();
    return select(QStringLiteral("account_id = ? AND ended_at IS NULL"
                                 " AND (created_at < ? OR (created_at = ? AND id > ?))"
                                 " ORDER BY created_at DESC, id LIMIT ?"),
                  {sqlNumber(accountId), sqlNumber(from), sqlNumber(from), sqlText(after), limit});
}

std::vector<Session> Sessions::ofDevice(std::int64_t accountId, const QByteArray& deviceId,
                                        std::optional<std::int64_t> endedAt)
{
    const QString device = QStringLiteral("account_id = ? AND device_id = ? AND ended_at ");
    QVariantList values{sqlNumber(accountId), sqlText(deviceId)};
    if (!endedAt)
        return select(device + QStringLiteral("IS NULL ORDER BY created_at DESC, id"), values);
    values.append(sqlNumber(endedAt));
    return select(device + QStringLiteral("= ? ORDER BY created_at DESC, id"), values);
}

QByteArray Sessions::endedBy(const QByteArray& id)
{
    const auto rows = m_database.read(QStringLiteral("SELECT ended_by FROM sessions WHERE id = ?"), {sqlText(id)});
    return rows.isEmpty() ? QByteArray() : ascii(rows[0][0]);
}

std::vector<Session> Sessions::leased()
{
    return select(QStringLiteral("ended_at IS NULL AND lease_ends_at IS NOT NULL ORDER BY created_at, id"), {});
}

std::vector<Session> Sessions::overdue(std::int64_t now, int limit)
{
    return select(QStringLiteral("ended_at IS NULL AND expires_at <= ? ORDER BY expires_at LIMIT ?"),
                  {sqlNumber(now), limit});
}

void Sessions::touch(const QByteArray& id, std::int64_t now, const QString& address)
{
    m_database.write(QStringLiteral("UPDATE sessions SET last_seen_at = ?, address = ? WHERE id = ?"),
                     {sqlNumber(now), sqlWords(address), sqlText(id)});
}

void Sessions::setExpiry(const QByteArray& id, std::int64_t expiresAt)
{
    m_database.write(QStringLiteral("UPDATE sessions SET expires_at = ? WHERE id = ?"),
                     {sqlNumber(expiresAt), sqlText(id)});
}

void Sessions::setAuthentication(const QByteArray& id, std::int64_t authTime, const QByteArray& amr)
{
    m_database.write(QStringLiteral("UPDATE sessions SET auth_time = ?, amr = ? WHERE id = ?"),
                     {sqlNumber(authTime), sqlText(amr), sqlText(id)});
}

bool Sessions::end(const QByteArray& id, const SessionEnding& ending)
{
    return m_database.write(
               QStringLiteral("UPDATE sessions SET ended_at = ?, ended_by = ?, ended_by_session = ?, receipt = ?"
                              " WHERE id = ? AND ended_at IS NULL"),
               {sqlNumber(ending.when), sqlText(ending.by), sqlTextOrNull(ending.bySession), sqlText(ending.receipt),
                sqlText(id)})
        == 1;
}

void Sessions::forgetEndedBefore(std::int64_t when)
{
    const QString ended = QStringLiteral(" WHERE session_id IN (SELECT id FROM sessions WHERE ended_at < ?)");
    for (const QString& table :
         {QStringLiteral("access_tokens"), QStringLiteral("refresh_tokens"), QStringLiteral("authorization_codes")})
        m_database.write(QStringLiteral("DELETE FROM ") + table + ended, {sqlNumber(when)});
    m_database.write(QStringLiteral("DELETE FROM sessions WHERE ended_at < ?"), {sqlNumber(when)});
}

} // namespace sallyport::service
