// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertRecords: what happened to the accounts, and which reader has acknowledged what. A reader is a device key, or on
// a shared computer the session. Call within Database::inTransaction.
//   auto page = records.unread({.accountId = 7, .reader = deviceId, .session = sid, .types = types}, since, 100);
#pragma once

#include "service/store/database.h"

#include <QByteArrayList>
#include <QJsonObject>

#include <vector>

namespace sallyport::service {

struct AlertRecord {
    std::int64_t id = 0; ///< given by add: later ones are higher
    QByteArray jti = {};
    std::int64_t accountId = 0;  ///< nobodysAccount: forgotten at the next housekeeping
    std::int64_t writtenAt = 0;  ///< seconds since 1970
    std::int64_t happenedAt = 0; ///< likewise
    QByteArray type = {};        ///< the event's URI
    QByteArray sessionId = {};   ///< empty: none; likewise deviceId
    QByteArray deviceId = {};
    QJsonObject members = {}; ///< of the event
    bool mailed = false;      ///< nothing is to be sent about it (any more)
};

/// Who asks for alerts.
struct AlertReader {
    std::int64_t accountId = 0;
    QByteArray name = {};      ///< whose acknowledgement counts: a device id or a session id
    QByteArray sessionId = {}; ///< what it refused is not given to it again
    QByteArrayList types = {}; ///< of the events that it takes
};

class AlertRecords {
public:
    explicit AlertRecords(Database& database) : m_database(database) {}

    void add(const AlertRecord& record);
    /// Those since `since` (written then or later) that the reader has not acknowledged, oldest first.
    std::vector<AlertRecord> unread(const AlertReader& reader, std::int64_t since, int limit);
    /// Makes the reader known; it is given nothing that was written before `since`.
    void addReader(std::int64_t accountId, const QByteArray& name, std::int64_t since);
    /// Unknown ids, and another account's, are none.
    void acknowledge(const AlertReader& reader, const QStringList& jtis);
    /// Not given to this session again; in the next one it may be of use.
    void refuse(const AlertReader& reader, const QStringList& jtis);

    /// Accounts about which something is to be sent, and what, oldest first.
    std::vector<std::int64_t> accountsToMail(int limit);
    std::vector<AlertRecord> toMail(std::int64_t accountId, int limit);
    struct ToMail {
        std::int64_t count = 0;
        std::int64_t lastId = 0;
    };
    ToMail toMailSummary(std::int64_t accountId);
    void setMailed(std::int64_t accountId, std::int64_t upToId);

    /// Forgets what was written before then, but for the last of all: ids are not given twice; and
    /// readers whose device or session is forgotten.
    void forgetBefore(std::int64_t when);

private:
    std::vector<AlertRecord> select(const QString& condition, const QVariantList& values);
    void note(const AlertReader& reader, const QByteArray& name, const QStringList& jtis);
    void raiseFloor(const AlertReader& reader);
    Database& m_database;
};

} // namespace sallyport::service
