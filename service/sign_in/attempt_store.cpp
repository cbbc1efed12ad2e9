// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/attempt_store.h"

#include <array>

namespace sallyport::service {

namespace {

// In the order of the enumerators.
const std::array<QString, 3> scopes = {QStringLiteral("device"), QStringLiteral("account"), QStringLiteral("address")};

const QString& nameOf(AttemptScope scope)
{
    return scopes[static_cast<std::size_t>(scope)];
}

} // namespace

AttemptStore::AttemptStore(Database& database, Clock clock, AttemptLimits limits)
    : m_database(database), m_clock(std::move(clock)), m_limits(limits)
{
}

std::vector<AttemptCounter> AttemptStore::read(const Attempter& who)
{
    auto counters = attemptCountersOf(who);
    for (auto& counter : counters) {
        const auto rows =
            m_database.read(QStringLiteral("SELECT wrong, locked_until_ms, last_try_ms FROM attempt_counters"
                                           " WHERE scope = ? AND counter_key = ?"),
                            {nameOf(counter.scope), sqlText(counter.key)});
        if (rows.isEmpty())
            continue;
        counter.wrong = static_cast<int>(number(rows[0][0]));
        counter.lockedUntilMs = number(rows[0][1]);
        counter.lastTryMs = number(rows[0][2]);
    }
    return counters;
}

void AttemptStore::write(const std::vector<AttemptCounter>& rows)
{
    for (const auto& row : rows)
        m_database.write(
            QStringLiteral(
                "INSERT INTO attempt_counters (scope, counter_key, wrong, locked_until_ms, last_try_ms)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (scope, counter_key) DO UPDATE SET wrong = excluded.wrong,"
                " locked_until_ms = excluded.locked_until_ms, last_try_ms = excluded.last_try_ms"),
            {nameOf(row.scope), sqlText(row.key), row.wrong, sqlNumber(row.lockedUntilMs), sqlNumber(row.lastTryMs)});
}

TryVerdict AttemptStore::begin(const Attempter& who)
{
    auto rows = read(who);
    const auto verdict = beginTry(rows, m_clock.unixMs(), m_limits);
    if (verdict.allowed)
        write(rows);
    return verdict;
}

void AttemptStore::takeBack(const Attempter& who)
{
    auto rows = read(who);
    takeBackTry(rows, m_limits);
    write(rows);
}

void AttemptStore::forget(const Attempter& who)
{
    auto rows = read(who);
    forgetTries(rows);
    write(rows);
}

std::int64_t AttemptStore::lockedForMs(const Attempter& who)
{
    return service::lockedForMs(read(who), m_clock.unixMs());
}

void AttemptStore::deleteForgotten()
{
    const auto now = m_clock.unixMs();
    const auto rows = m_database.read(
        QStringLiteral("SELECT scope, counter_key, wrong, locked_until_ms, last_try_ms FROM attempt_counters"
                       " WHERE last_try_ms < ?"),
        {sqlNumber(now - std::min(m_limits.forgetAfterMs, m_limits.forgetAddressAfterMs))});
    for (const auto& row : rows) {
        const auto scope = std::ranges::find(scopes, row[0].toString()) - scopes.begin();
        const AttemptCounter counter{.scope = static_cast<AttemptScope>(scope),
                                     .key = ascii(row[1]),
                                     .wrong = static_cast<int>(number(row[2])),
                                     .lockedUntilMs = number(row[3]),
                                     .lastTryMs = number(row[4])};
        if (isForgotten(counter, now, m_limits))
            m_database.write(QStringLiteral("DELETE FROM attempt_counters WHERE scope = ? AND counter_key = ?"),
                             {row[0], row[1]});
    }
}

} // namespace sallyport::service
