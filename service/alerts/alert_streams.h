// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertStreams: the one alert stream of each session and its chain of continuity, kept over restarts. A stream goes
// when its session is forgotten. Call within Database::inTransaction.
//   auto stream = streams.find(session.id);   if (!stream) streams.add(made);
#pragma once

#include "service/alerts/continuity.h"
#include "service/store/database.h"

#include <QByteArrayList>

namespace sallyport::service {

struct AlertStreamRow {
    QByteArray sessionId = {};
    QByteArray streamId = {};
    QByteArrayList eventTypes = {}; ///< URIs of what is delivered
    ContinuityChain chain = {};
};

class AlertStreams {
public:
    explicit AlertStreams(Database& database) : m_database(database) {}

    void add(const AlertStreamRow& stream);
    std::optional<AlertStreamRow> find(const QByteArray& sessionId);
    void setEventTypes(const QByteArray& sessionId, const QByteArrayList& types);
    void setChain(const QByteArray& sessionId, const ContinuityChain& chain);

private:
    Database& m_database;
};

} // namespace sallyport::service
