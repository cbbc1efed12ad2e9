// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/sign_in_history.h"

#include "core/base/bytes.h"

#include <array>

namespace sallyport::service {

namespace {

// In the order of the enumerators.
const std::array<QString, 6> names = {QStringLiteral("wrong_credentials"), QStringLiteral("incomplete"),
                                      QStringLiteral("wrong_code"),        QStringLiteral("signed_in"),
                                      QStringLiteral("stepped_up"),        QStringLiteral("locked")};

QString nameOf(SignInOutcome outcome)
{
    return names[static_cast<std::size_t>(outcome)];
}

SignInOutcome outcomeNamed(const QString& name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? SignInOutcome::incomplete : static_cast<SignInOutcome>(found - names.begin());
}

const QString columns = QStringLiteral("id, account_id, happened_at, outcome, address, device_id");

SignInRecord recordFrom(const QVariantList& row)
{
    return {.id = ascii(row[0]),
            .accountId = maybeNumber(row[1]),
            .happenedAt = number(row[2]),
            .outcome = outcomeNamed(row[3].toString()),
            .address = row[4].toString(),
            .deviceId = ascii(row[5])};
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

void SignInHistory::addLocked(SignInRecord record, QByteArrayView tried)
{
    // Always one write, whoever it is about: nobody can tell by the time taken who exists.
    const QByteArray hour = QByteArray::number(qlonglong(record.happenedAt / 3600));
    record.id = toBase64Url(sha256("locked:" + hour + ':' + tried.toByteArray()));
    record.outcome = SignInOutcome::locked;
    m_database.write(QStringLiteral("DELETE FROM sign_in_history WHERE id = ?"), {sqlText(record.id)});
    add(record);
}

void SignInHistory::setOutcome(const QByteArray& id, SignInOutcome outcome, const QByteArray& deviceId)
{
    m_database.write(
        QStringLiteral("UPDATE sign_in_history SET outcome = ?, device_id = COALESCE(?, device_id) WHERE id = ?"),
        {nameOf(outcome), sqlTextOrNull(deviceId), sqlText(id)});
}

void SignInHistory::setCodeRight(const QByteArray& id)
{
    m_database.write(QStringLiteral("UPDATE sign_in_history SET stage = 'device' WHERE id = ?"), {sqlText(id)});
}

bool SignInHistory::tell(const QByteArray& id)
{
    return m_database.write(QStringLiteral("UPDATE sign_in_history SET told = 1"
                                           " WHERE id = ? AND told = 0 AND account_id IS NOT NULL"),
                            {sqlText(id)})
        == 1;
}

std::vector<UnfinishedSignIn> SignInHistory::untold(std::int64_t before, int limit)
{
    std::vector<UnfinishedSignIn> unfinished;
    const auto rows = m_database.read(
        QStringLiteral("SELECT ") + columns
            + QStringLiteral(", stage FROM sign_in_history WHERE told = 0 AND outcome = ? AND account_id IS NOT NULL"
                             " AND happened_at < ? ORDER BY happened_at, id LIMIT ?"),
        {nameOf(SignInOutcome::incomplete), sqlNumber(before), limit});
    for (const auto& row : rows)
        unfinished.push_back({.record = recordFrom(row), .stage = ascii(row[6])});
    return unfinished;
}

std::vector<SignInRecord> SignInHistory::ofAccount(std::int64_t accountId, int limit)
{
    std::vector<SignInRecord> records;
    const auto rows = m_database.read(
        QStringLiteral("SELECT ") + columns
            + QStringLiteral(" FROM sign_in_history WHERE account_id = ? ORDER BY happened_at DESC, id LIMIT ?"),
        {sqlNumber(accountId), limit});
    for (const auto& row : rows)
        records.push_back(recordFrom(row));
    return records;
}

void SignInHistory::forgetBefore(std::int64_t when, std::int64_t unknownWhen)
{
    m_database.write(
        QStringLiteral("DELETE FROM sign_in_history WHERE happened_at < ? OR (account_id IS NULL AND happened_at < ?)"),
        {sqlNumber(when), sqlNumber(unknownWhen)});
}

} // namespace sallyport::service
