// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/alert_streams.h"

namespace sallyport::service {

namespace {

// URIs have no spaces.
QVariant joined(const QByteArrayList& types)
{
    return sqlText(types.join(' '));
}

} // namespace

void AlertStreams::add(const AlertStreamRow& stream)
{
    m_database.write(QStringLiteral("INSERT INTO alert_streams (session_id, stream_id, event_types) VALUES (?, ?, ?)"),
                     {sqlText(stream.sessionId), sqlText(stream.streamId), joined(stream.eventTypes)});
}

std::optional<AlertStreamRow> AlertStreams::find(const QByteArray& sessionId)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT stream_id, event_types, newest_hash, previous_hash, attempt_hash"
                                       " FROM alert_streams WHERE session_id = ?"),
                        {sqlText(sessionId)});
    if (rows.isEmpty())
        return std::nullopt;
    const auto& row = rows[0];
    const auto types = ascii(row[1]);
    return AlertStreamRow{.sessionId = sessionId,
                          .streamId = ascii(row[0]),
                          .eventTypes = types.isEmpty() ? QByteArrayList() : types.split(' '),
                          .chain = {.newest = row[2].isNull() ? std::nullopt : std::optional(ascii(row[2])),
                                    .previous = ascii(row[3]),
                                    .attempt = ascii(row[4])}};
}

void AlertStreams::setEventTypes(const QByteArray& sessionId, const QByteArrayList& types)
{
    m_database.write(QStringLiteral("UPDATE alert_streams SET event_types = ? WHERE session_id = ?"),
                     {joined(types), sqlText(sessionId)});
}

void AlertStreams::setChain(const QByteArray& sessionId, const ContinuityChain& chain)
{
    m_database.write(QStringLiteral("UPDATE alert_streams SET newest_hash = ?, previous_hash = ?, attempt_hash = ?"
                                    " WHERE session_id = ?"),
                     {sqlTextOrNull(chain.newest.value_or(QByteArray())), sqlText(chain.previous),
                      sqlText(chain.attempt), sqlText(sessionId)});
}

} // namespace sallyport::service
