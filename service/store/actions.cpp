// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/actions.h"

namespace sallyport::service {

namespace {

const std::pair<ActionKind, QByteArrayView> names[] = {
    {ActionKind::addWithdrawalAddress, "add_withdrawal_address"},
    {ActionKind::removeWithdrawalAddress, "remove_withdrawal_address"}};

} // namespace

QByteArray nameOf(ActionKind kind)
{
    return std::ranges::find(names, kind, &std::pair<ActionKind, QByteArrayView>::first)->second.toByteArray();
}

std::optional<ActionKind> actionKind(QByteArrayView name)
{
    const auto* found = std::ranges::find(names, name, &std::pair<ActionKind, QByteArrayView>::second);
    return found == std::end(names) ? std::nullopt : std::optional(found->first);
}

void Actions::add(const PendingAction& a)
{
    m_database.write(
        QStringLiteral("INSERT INTO actions (id, account_id, session_id, act, asset, network, address, memo, nonce,"
                       " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {sqlText(a.id), sqlNumber(a.accountId), sqlText(a.sessionId), sqlText(nameOf(a.kind)), sqlWords(a.place.asset),
         sqlWords(a.place.network), sqlWords(a.place.address), sqlWords(a.place.memo), sqlText(a.nonce),
         sqlNumber(a.expiresAt)});
}

std::optional<PendingAction> Actions::open(const QByteArray& sessionId, const QByteArray& id, std::int64_t now)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT account_id, act, asset, network, address, memo, nonce, expires_at"
                                       " FROM actions WHERE id = ? AND session_id = ? AND ended_at IS NULL"
                                       " AND expires_at > ?"),
                        {sqlText(id), sqlText(sessionId), sqlNumber(now)});
    const auto kind = rows.isEmpty() ? std::nullopt : actionKind(ascii(rows[0][1]));
    if (!kind)
        return std::nullopt;
    const auto& row = rows[0];
    return PendingAction{.id = id,
                         .accountId = number(row[0]),
                         .sessionId = sessionId,
                         .kind = *kind,
                         .place = {.asset = row[2].toString(),
                                   .network = row[3].toString(),
                                   .address = row[4].toString(),
                                   .memo = row[5].toString()},
                         .nonce = ascii(row[6]),
                         .expiresAt = number(row[7])};
}

bool Actions::end(const QByteArray& id, std::int64_t now)
{
    return m_database.write(QStringLiteral("UPDATE actions SET ended_at = ? WHERE id = ? AND ended_at IS NULL"),
                            {sqlNumber(now), sqlText(id)})
        == 1;
}

void Actions::forgetExpiredBefore(std::int64_t when)
{
    m_database.write(QStringLiteral("DELETE FROM actions WHERE expires_at < ?"), {sqlNumber(when)});
}

} // namespace sallyport::service
