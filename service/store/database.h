// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Database: one connection, one thread, prepared statements only, everything within a transaction. After a statement
// has failed the rest of the transaction does nothing, reads nothing, and is rolled back: only inTransaction's Result
// tells, so an answer is sent after it, never from within. Needs a QCoreApplication. SQL here is what PostgreSQL takes
// too.
//   auto name = db.inTransaction([&] { return db.read(u"SELECT name FROM t WHERE id = ?"_qs, {id}); });
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QVariant>

#include <cstdint>
#include <memory>
#include <optional>
#include <type_traits>

class QSqlDatabase;

namespace sallyport::service {

enum class StoreError {
    cannotOpen,  ///< a file cannot be made or opened, or is not a database
    newerSchema, ///< a newer service has written it
    keyMissing,  ///< the database is there, the key file that its secrets are sealed with is not
    keyWrong,    ///< the key file is not the one of this database, or damaged
    failed       ///< a statement or the commit failed: disk full, locked too long, a broken rule
};

class Database {
public:
    /// Opens or makes the file (0600), WAL, foreign keys on, and brings the schema up to date.
    static Result<std::unique_ptr<Database>, StoreError> open(const QString& path);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `f` and commits: its value, or `failed` with nothing of it kept; nothing is kept either when `f` throws.
    /// Not to be nested.
    template <typename F>
    Result<std::invoke_result_t<F>, StoreError> inTransaction(F f)
    {
        begin();
        try {
            auto value = f();
            if (finish())
                return value;
        } catch (...) {
            fail();
            finish();
            throw;
        }
        return std::unexpected(StoreError::failed);
    }

    /// The rows of one SELECT with "?" placeholders; none after a failure.
    QList<QVariantList> read(const QString& sql, const QVariantList& values = {});
    /// The number of rows changed; 0 after a failure.
    qint64 write(const QString& sql, const QVariantList& values = {});
    /// Makes the transaction fail, for a caller who finds its data broken.
    void fail() { m_failed = true; }

private:
    Database() = default;
    void begin();
    bool finish();
    bool migrate(StoreError& error);

    std::unique_ptr<QSqlDatabase> m_connection;
    bool m_inTransaction = false;
    bool m_failed = false;
};

/// Values for placeholders; text columns hold ASCII tokens as well as people's words. Empty is not NULL.
inline QVariant sqlWords(const QString& words)
{
    return words.isNull() ? QStringLiteral("") : words;
}
inline QVariant sqlText(QByteArrayView ascii)
{
    return sqlWords(QString::fromLatin1(ascii));
}
inline QVariant sqlNumber(std::optional<std::int64_t> number)
{
    return number ? QVariant(qlonglong(*number)) : QVariant(QMetaType::fromType<qlonglong>());
}
inline QVariant sqlTextOrNull(QByteArrayView ascii)
{
    return ascii.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : sqlText(ascii);
}
/// Columns of a row as the repositories want them.
inline QByteArray ascii(const QVariant& column)
{
    return column.toString().toLatin1();
}
inline std::int64_t number(const QVariant& column)
{
    return column.toLongLong();
}
inline std::optional<std::int64_t> maybeNumber(const QVariant& column)
{
    return column.isNull() ? std::nullopt : std::optional<std::int64_t>(column.toLongLong());
}

} // namespace sallyport::service
