// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/passcodes.h"

namespace sallyport::service {

std::optional<Passcode> Passcodes::find(std::int64_t accountId)
{
    const auto rows = m_database.read(
        QStringLiteral("SELECT hash, version, changed_at, wrong, locked_until_ms FROM passcodes WHERE account_id = ?"),
        {sqlNumber(accountId)});
    if (rows.isEmpty())
        return std::nullopt;
    const auto& row = rows[0];
    return Passcode{.hash = ascii(row[0]),
                    .version = number(row[1]),
                    .changedAt = number(row[2]),
                    .wrong = row[3].toInt(),
                    .lockedUntilMs = number(row[4])};
}

void Passcodes::set(std::int64_t accountId, const QByteArray& hash, std::int64_t now)
{
    m_database.write(
        QStringLiteral("INSERT INTO passcodes (account_id, hash, version, changed_at, wrong, locked_until_ms)"
                       " VALUES (?, ?, 1, ?, 0, 0) ON CONFLICT (account_id) DO UPDATE SET hash = excluded.hash,"
                       " version = passcodes.version + 1, changed_at = excluded.changed_at, wrong = 0,"
                       " locked_until_ms = 0"),
        {sqlNumber(accountId), sqlText(hash), sqlNumber(now)});
}

PasscodeTry Passcodes::begin(std::int64_t accountId, std::int64_t nowMs)
{
    const auto kept = find(accountId);
    if (!kept)
        return {};
    if (kept->lockedUntilMs > nowMs)
        return {.lockedUntilMs = kept->lockedUntilMs};
    const int left = m_limits.tries - kept->wrong - 1;
    if (left > 0) {
        write(accountId, kept->wrong + 1, 0);
        return {.allowed = true, .attemptsLeft = left};
    }
    write(accountId, 0, nowMs + m_limits.lockMs);
    return {.allowed = true, .lockedUntilMs = nowMs + m_limits.lockMs};
}

void Passcodes::right(std::int64_t accountId, const PasscodeTry& given)
{
    const auto kept = find(accountId);
    if (kept)
        write(accountId, 0, kept->lockedUntilMs == given.lockedUntilMs ? 0 : kept->lockedUntilMs);
}

void Passcodes::takeBack(std::int64_t accountId, const PasscodeTry& given)
{
    const auto kept = find(accountId);
    if (!kept)
        return;
    if (given.lockedUntilMs > 0 && kept->lockedUntilMs == given.lockedUntilMs)
        write(accountId, m_limits.tries - 1, 0);
    else if (kept->wrong > 0)
        write(accountId, kept->wrong - 1, kept->lockedUntilMs);
}

void Passcodes::write(std::int64_t accountId, int wrong, std::int64_t lockedUntilMs)
{
    m_database.write(QStringLiteral("UPDATE passcodes SET wrong = ?, locked_until_ms = ? WHERE account_id = ?"),
                     {wrong, sqlNumber(lockedUntilMs), sqlNumber(accountId)});
}

} // namespace sallyport::service
