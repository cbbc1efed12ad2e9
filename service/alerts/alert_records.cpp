// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/alert_records.h"

#include "core/base/json.h"

namespace sallyport::service {

namespace {

const QString columns =
    QStringLiteral("a.id, a.jti, COALESCE(a.account_id, 0), a.written_at, a.happened_at, a.event_type,"
                   " a.session_id, a.device_id, a.members, a.mailed");

AlertRecord recordFrom(const QVariantList& row)
{
    return {.id = number(row[0]),
            .jti = ascii(row[1]),
            .accountId = number(row[2]),
            .writtenAt = number(row[3]),
            .happenedAt = number(row[4]),
            .type = ascii(row[5]),
            .sessionId = ascii(row[6]),
            .deviceId = ascii(row[7]),
            .members = readJsonObject(row[8].toString().toUtf8()).value_or(QJsonObject()),
            .mailed = number(row[9]) != 0};
}

/// What this reader has not acknowledged: above its floor, and not one by one.
const QString isUnread =
    QStringLiteral(" a.account_id = ? AND a.id > (SELECT floor FROM alert_readers WHERE account_id = ? AND reader = ?)"
                   " AND NOT EXISTS (SELECT 1 FROM alert_acks k WHERE k.alert_id = a.id AND k.reader ");

std::int64_t firstNumber(const QList<QVariantList>& rows)
{
    return rows.isEmpty() ? 0 : number(rows[0][0]);
}

} // namespace

std::vector<AlertRecord> AlertRecords::select(const QString& condition, const QVariantList& values)
{
    std::vector<AlertRecord> records;
    const auto rows = m_database.read(
        QStringLiteral("SELECT ") + columns + QStringLiteral(" FROM alerts a WHERE ") + condition, values);
    for (const auto& row : rows)
        records.push_back(recordFrom(row));
    return records;
}

void AlertRecords::add(const AlertRecord& r)
{
    const auto last = firstNumber(m_database.read(QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM alerts")));
    m_database.write(
        QStringLiteral("INSERT INTO alerts (id, jti, account_id, written_at, happened_at, event_type, session_id,"
                       " device_id, members, mailed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {sqlNumber(last + 1), sqlText(r.jti), sqlNumber(r.accountId > 0 ? std::optional(r.accountId) : std::nullopt),
         sqlNumber(r.writtenAt), sqlNumber(r.happenedAt), sqlText(r.type), sqlText(r.sessionId), sqlText(r.deviceId),
         sqlWords(QString::fromUtf8(writeJson(r.members))), r.mailed ? 1 : 0});
}

std::vector<AlertRecord> AlertRecords::unread(const AlertReader& reader, std::int64_t since, int limit)
{
    if (reader.types.isEmpty())
        return {};
    QVariantList values{sqlNumber(reader.accountId), sqlNumber(reader.accountId), sqlText(reader.name),
                        sqlText(reader.name),        sqlText(reader.sessionId),   sqlNumber(since)};
    QStringList places;
    for (const auto& type : reader.types) {
        places.append(QStringLiteral("?"));
        values.append(sqlText(type));
    }
    values.append(limit);
    return select(isUnread + QStringLiteral("IN (?, ?)) AND a.written_at >= ? AND a.event_type IN (")
                      + places.join(u',') + QStringLiteral(") ORDER BY a.id LIMIT ?"),
                  values);
}

void AlertRecords::addReader(std::int64_t accountId, const QByteArray& name, std::int64_t since)
{
    const auto floor = firstNumber(m_database.read(
        QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM alerts WHERE account_id = ? AND written_at < ?"),
        {sqlNumber(accountId), sqlNumber(since)}));
    m_database.write(QStringLiteral("INSERT INTO alert_readers (account_id, reader, floor) VALUES (?, ?, ?)"
                                    " ON CONFLICT (account_id, reader) DO NOTHING"),
                     {sqlNumber(accountId), sqlText(name), sqlNumber(floor)});
}

void AlertRecords::note(const AlertReader& reader, const QByteArray& name, const QStringList& jtis)
{
    for (const auto& jti : jtis)
        m_database.write(QStringLiteral("INSERT INTO alert_acks (reader, alert_id)"
                                        " SELECT ?, a.id FROM alerts a WHERE a.jti = ? AND a.account_id = ?"
                                        " AND a.id > (SELECT floor FROM alert_readers WHERE account_id = ?"
                                        " AND reader = ?) ON CONFLICT (reader, alert_id) DO NOTHING"),
                         {sqlText(name), sqlWords(jti), sqlNumber(reader.accountId), sqlNumber(reader.accountId),
                          sqlText(reader.name)});
}

void AlertRecords::acknowledge(const AlertReader& reader, const QStringList& jtis)
{
    note(reader, reader.name, jtis);
    if (!jtis.isEmpty())
        raiseFloor(reader);
}

void AlertRecords::refuse(const AlertReader& reader, const QStringList& jtis)
{
    note(reader, reader.sessionId, jtis);
}

/// So that neither the rows of what is acknowledged nor the way past them get long.
void AlertRecords::raiseFloor(const AlertReader& reader)
{
    const QVariantList who{sqlNumber(reader.accountId), sqlNumber(reader.accountId), sqlText(reader.name)};
    const auto unread = firstNumber(m_database.read(QStringLiteral("SELECT a.id FROM alerts a WHERE") + isUnread
                                                        + QStringLiteral("= ?) ORDER BY a.id LIMIT 1"),
                                                    who + QVariantList{sqlText(reader.name)}));
    const auto last = firstNumber(m_database.read(
        QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM alerts WHERE account_id = ?"), {sqlNumber(reader.accountId)}));
    const auto floor = unread > 0 ? unread - 1 : last;
    if (m_database.write(QStringLiteral("UPDATE alert_readers SET floor = ? WHERE account_id = ? AND reader = ?"
                                        " AND floor < ?"),
                         {sqlNumber(floor), sqlNumber(reader.accountId), sqlText(reader.name), sqlNumber(floor)})
        == 0)
        return;
    m_database.write(QStringLiteral("DELETE FROM alert_acks WHERE reader = ? AND alert_id <= ? AND EXISTS"
                                    " (SELECT 1 FROM alerts a WHERE a.id = alert_id AND a.account_id = ?)"),
                     {sqlText(reader.name), sqlNumber(floor), sqlNumber(reader.accountId)});
}

std::vector<std::int64_t> AlertRecords::accountsToMail(int limit)
{
    std::vector<std::int64_t> accounts;
    const auto rows = m_database.read(QStringLiteral("SELECT DISTINCT account_id FROM alerts WHERE mailed = 0"
                                                     " AND account_id IS NOT NULL ORDER BY account_id LIMIT ?"),
                                      {limit});
    for (const auto& row : rows)
        accounts.push_back(number(row[0]));
    return accounts;
}

std::vector<AlertRecord> AlertRecords::toMail(std::int64_t accountId, int limit)
{
    return select(QStringLiteral("a.mailed = 0 AND a.account_id = ? ORDER BY a.id LIMIT ?"),
                  {sqlNumber(accountId), limit});
}

AlertRecords::ToMail AlertRecords::toMailSummary(std::int64_t accountId)
{
    const auto rows = m_database.read(
        QStringLiteral("SELECT COUNT(*), COALESCE(MAX(id), 0) FROM alerts WHERE mailed = 0 AND account_id = ?"),
        {sqlNumber(accountId)});
    return rows.isEmpty() ? ToMail() : ToMail{.count = number(rows[0][0]), .lastId = number(rows[0][1])};
}

void AlertRecords::setMailed(std::int64_t accountId, std::int64_t upToId)
{
    m_database.write(QStringLiteral("UPDATE alerts SET mailed = 1 WHERE mailed = 0 AND account_id = ? AND id <= ?"),
                     {sqlNumber(accountId), sqlNumber(upToId)});
}

void AlertRecords::forgetBefore(std::int64_t when)
{
    m_database.write(QStringLiteral("DELETE FROM alerts WHERE (written_at < ? OR account_id IS NULL)"
                                    " AND id < (SELECT MAX(id) FROM alerts)"),
                     {sqlNumber(when)});
    m_database.write(QStringLiteral(
        "DELETE FROM alert_readers WHERE NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = alert_readers.reader)"
        " AND NOT EXISTS (SELECT 1 FROM devices d WHERE d.account_id = alert_readers.account_id"
        " AND d.device_id = alert_readers.reader)"));
}

} // namespace sallyport::service
