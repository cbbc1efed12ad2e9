// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/sign_in_history.h"

#include <array>

namespace sallyport::service {

namespace {

// In the order of the enumerators.
const std::array<QString, 5> names = {QStringLiteral("wrong_credentials"), QStringLiteral("incomplete"),
                                      QStringLiteral("wrong_code"), QStringLiteral("signed_in"),
                                      QStringLiteral("stepped_up")};

QString nameOf(SignInOutcome outcome)
{
    return names[static_cast<std::size_t>(outcome)];
}

SignInOutcome outcomeNamed(const QString& name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? SignInOutcome::incomplete : static_cast<SignInOutcome>(found - names.begin());
}

} // namespace

void SignInHistory::add(const SignInRecord& r)
{
    m_database.write(
        QStringLiteral("INSERT INTO sign_in_history (id, account_id, happened_at, outcome, address, device_id)"
                       " VALUES (?, ?, ?, ?, ?, ?)"),
        {sqlText(r.id), sqlNumber(r.accountId), sqlNumber(r.happenedAt), nameOf(r.outcome), sqlWords(r.address),
         sqlTextOrNull(r.deviceId)});
}

void SignInHistory::setOutcome(const QByteArray& id, SignInOutcome outcome, const QByteArray& deviceId)
{
    m_database.write(
        QStringLiteral("UPDATE sign_in_history SET outcome = ?, device_id = COALESCE(?, device_id) WHERE id = ?"),
        {nameOf(outcome), sqlTextOrNull(deviceId), sqlText(id)});
}

std::vector<SignInRecord> SignInHistory::ofAccount(std::int64_t accountId, int limit)
{
    std::vector<SignInRecord> records;
    const auto rows = m_database.read(
        QStringLiteral("SELECT id, account_id, happened_at, outcome, address, device_id FROM sign_in_history"
                       " WHERE account_id = ? ORDER BY happened_at DESC, id LIMIT ?"),
        {sqlNumber(accountId), limit});
    for (const auto& row : rows)
        records.push_back({.id = ascii(row[0]),
                           .accountId = maybeNumber(row[1]),
                           .happenedAt = number(row[2]),
                           .outcome = outcomeNamed(row[3].toString()),
                           .address = row[4].toString(),
                           .deviceId = ascii(row[5])});
    return records;
}

void SignInHistory::forgetBefore(std::int64_t when, std::int64_t unknownWhen)
{
    m_database.write(
        QStringLiteral("DELETE FROM sign_in_history WHERE happened_at < ? OR (account_id IS NULL AND happened_at < ?)"),
        {sqlNumber(when), sqlNumber(unknownWhen)});
}

} // namespace sallyport::service
