// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/pending_changes.h"

namespace sallyport::service {

namespace {

const QString cancelled = QStringLiteral("cancelled");

const std::pair<ChangeKind, QByteArrayView> names[] = {{ChangeKind::password, "password"},
                                                       {ChangeKind::antiPhishingCode, "anti_phishing_code"},
                                                       {ChangeKind::authenticatorAdded, "authenticator_added"},
                                                       {ChangeKind::authenticatorRemoved, "authenticator_removed"},
                                                       {ChangeKind::passcode, "passcode"},
                                                       {ChangeKind::addressAdded, "withdrawal_address_added"},
                                                       {ChangeKind::addressRemoved, "withdrawal_address_removed"}};

std::optional<ChangeKind> kindOf(QByteArrayView name)
{
    const auto* found = std::ranges::find(names, name, &std::pair<ChangeKind, QByteArrayView>::second);
    return found == std::end(names) ? std::nullopt : std::optional(found->first);
}

QByteArray sealedPlace(const QByteArray& id)
{
    return "pending:" + id;
}

PendingChange changeFrom(const QVariantList& row, ChangeKind kind)
{
    const QString outcome = row[8].toString();
    return {.id = ascii(row[0]),
            .accountId = number(row[1]),
            .kind = kind,
            .beganAt = number(row[3]),
            .effectiveAt = number(row[4]),
            .bySession = ascii(row[5]),
            .byDevice = ascii(row[6]),
            .address = row[7].toString(),
            .outcome = row[8].isNull() ? ChangeOutcome::pending
                : outcome == cancelled ? ChangeOutcome::cancelled
                                       : ChangeOutcome::inForce};
}

} // namespace

QByteArray nameOf(ChangeKind kind)
{
    return std::ranges::find(names, kind, &std::pair<ChangeKind, QByteArrayView>::first)->second.toByteArray();
}

std::vector<PendingChange> PendingChanges::select(const QString& condition, const QVariantList& values)
{
    std::vector<PendingChange> changes;
    const auto rows = m_database.read(
        QStringLiteral("SELECT id, account_id, kind, began_at, effective_at, by_session, by_device, address, outcome"
                       " FROM pending_changes WHERE ")
            + condition,
        values);
    for (const auto& row : rows) {
        if (const auto kind = kindOf(ascii(row[2])))
            changes.push_back(changeFrom(row, *kind));
        else
            m_database.fail(); // never take it for another
    }
    return changes;
}

void PendingChanges::add(const PendingChange& c, const Secret& content)
{
    m_database.write(
        QStringLiteral("INSERT INTO pending_changes (id, account_id, kind, content_sealed, began_at, effective_at,"
                       " by_session, by_device, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {sqlText(c.id), sqlNumber(c.accountId), sqlText(nameOf(c.kind)),
         sqlText(m_vault.seal(content, sealedPlace(c.id))), sqlNumber(c.beganAt), sqlNumber(c.effectiveAt),
         sqlText(c.bySession), sqlText(c.byDevice), sqlWords(c.address)});
}

std::optional<PendingChange> PendingChanges::find(std::int64_t accountId, const QByteArray& id)
{
    auto changes = select(QStringLiteral("account_id = ? AND id = ?"), {sqlNumber(accountId), sqlText(id)});
    return changes.empty() ? std::nullopt : std::optional(std::move(changes.front()));
}

std::vector<PendingChange> PendingChanges::open(std::int64_t accountId)
{
    return select(QStringLiteral("account_id = ? AND outcome IS NULL ORDER BY began_at, id"), {sqlNumber(accountId)});
}

std::vector<std::int64_t> PendingChanges::accountsWithOpen()
{
    std::vector<std::int64_t> accounts;
    const auto rows =
        m_database.read(QStringLiteral("SELECT DISTINCT account_id FROM pending_changes WHERE outcome IS NULL"));
    for (const auto& row : rows)
        accounts.push_back(number(row[0]));
    return accounts;
}

std::optional<Secret> PendingChanges::content(const QByteArray& id)
{
    const auto rows = m_database.read(
        QStringLiteral("SELECT content_sealed FROM pending_changes WHERE id = ? AND outcome IS NULL"), {sqlText(id)});
    if (rows.isEmpty())
        return std::nullopt;
    auto content = m_vault.unseal(ascii(rows[0][0]), sealedPlace(id));
    if (!content)
        m_database.fail();
    return content;
}

bool PendingChanges::settle(const QByteArray& id, ChangeOutcome outcome, std::int64_t now)
{
    return m_database.write(QStringLiteral("UPDATE pending_changes SET outcome = ?, settled_at = ?, content_sealed = ''"
                                           " WHERE id = ? AND outcome IS NULL"),
                            {outcome == ChangeOutcome::cancelled ? cancelled : QStringLiteral("in_force"),
                             sqlNumber(now), sqlText(id)})
        == 1;
}

void PendingChanges::forgetSettledBefore(std::int64_t when)
{
    m_database.write(QStringLiteral("DELETE FROM pending_changes WHERE settled_at < ?"), {sqlNumber(when)});
}

} // namespace sallyport::service
