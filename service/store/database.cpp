// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/database.h"

#include "core/base/log.h"
#include "service/store/migrations.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <atomic>

namespace sallyport::service {

namespace {

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("sallyport-store-%1").arg(count++);
}

// SQLite would make the file readable to everybody; its -wal and -shm files take the rights of the main file.
bool makeOwnersOwn(const QString& path)
{
    QFile file(path);
    if (file.exists())
        return file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner);
}

bool setUp(QSqlDatabase& connection)
{
    QSqlQuery query(connection);
    return query.exec(QStringLiteral("PRAGMA busy_timeout = 5000"))
        && query.exec(QStringLiteral("PRAGMA journal_mode = WAL"))
        && query.exec(QStringLiteral("PRAGMA foreign_keys = ON"))
        && query.exec(QStringLiteral("PRAGMA trusted_schema = OFF"));
}

std::optional<QSqlQuery> run(QSqlDatabase& connection, const QString& sql, const QVariantList& values)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    bool done = query.prepare(sql);
    for (const auto& value : values)
        query.addBindValue(value);
    done = done && query.exec();
    if (done)
        return query;
    qCWarning(logService) << "statement failed:" << query.lastError().nativeErrorCode()
                          << query.lastError().databaseText();
    return std::nullopt;
}

} // namespace

Result<std::unique_ptr<Database>, StoreError> Database::open(const QString& path)
{
    if (!makeOwnersOwn(path))
        return std::unexpected(StoreError::cannotOpen);
    std::unique_ptr<Database> database(new Database);
    database->m_connection =
        std::make_unique<QSqlDatabase>(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), newConnectionName()));
    database->m_connection->setDatabaseName(path);
    if (!database->m_connection->open() || !setUp(*database->m_connection))
        return std::unexpected(StoreError::cannotOpen);
    StoreError error = StoreError::cannotOpen;
    if (!database->migrate(error))
        return std::unexpected(error);
    return database;
}

Database::~Database()
{
    if (!m_connection)
        return;
    const QString name = m_connection->connectionName();
    m_connection->close();
    m_connection.reset();
    QSqlDatabase::removeDatabase(name);
}

bool Database::migrate(StoreError& error)
{
    const auto version = inTransaction([this] {
        write(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)"));
        const auto rows = read(QStringLiteral("SELECT MAX(version) FROM schema_version"));
        return rows.isEmpty() ? 0 : number(rows[0][0]);
    });
    if (!version)
        return false;
    const auto& all = migrations();
    if (*version > std::int64_t(all.size())) {
        error = StoreError::newerSchema;
        return false;
    }
    for (auto next = std::size_t(*version); next < all.size(); ++next) {
        const auto done = inTransaction([&] {
            for (const QString& statement : all[next])
                write(statement);
            return write(QStringLiteral("INSERT INTO schema_version (version) VALUES (?)"), {qlonglong(next + 1)});
        });
        if (!done)
            return false;
    }
    return true;
}

void Database::begin()
{
    m_failed = m_inTransaction;
    m_inTransaction = true;
    if (m_failed)
        return;
    // The write lock is taken at once: a transaction that reads first and is then told to begin anew is a failed
    // sign-in.
    QSqlQuery query(*m_connection);
    m_failed = !query.exec(QStringLiteral("BEGIN IMMEDIATE"));
}

bool Database::finish()
{
    QSqlQuery query(*m_connection);
    const bool kept = !m_failed && query.exec(QStringLiteral("COMMIT"));
    if (!kept)
        query.exec(QStringLiteral("ROLLBACK"));
    m_inTransaction = false;
    return kept;
}

QList<QVariantList> Database::read(const QString& sql, const QVariantList& values)
{
    m_failed = m_failed || !m_inTransaction;
    if (m_failed)
        return {};
    auto query = run(*m_connection, sql, values);
    if (!query) {
        m_failed = true;
        return {};
    }
    QList<QVariantList> rows;
    const int columns = query->record().count();
    while (query->next()) {
        QVariantList row;
        for (int column = 0; column < columns; ++column)
            row.append(query->value(column));
        rows.append(row);
    }
    // Out of rows and out of order look the same to next().
    m_failed = query->lastError().isValid();
    if (m_failed)
        return {};
    return rows;
}

qint64 Database::write(const QString& sql, const QVariantList& values)
{
    m_failed = m_failed || !m_inTransaction;
    if (m_failed)
        return 0;
    auto query = run(*m_connection, sql, values);
    m_failed = !query.has_value();
    return query ? query->numRowsAffected() : 0;
}

} // namespace sallyport::service
