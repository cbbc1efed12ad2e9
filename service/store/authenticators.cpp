// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/authenticators.h"

namespace sallyport::service {

namespace {

/// That of the first one is older than the others: what is sealed stays where it was sealed for.
QByteArray sealedPlace(std::int64_t accountId, QByteArrayView id)
{
    return id == Authenticators::first
        ? "totp:" + QByteArray::number(qlonglong(accountId))
        : "authenticator:" + QByteArray::number(qlonglong(accountId)) + ':' + id.toByteArray();
}

QByteArray offerPlace(QByteArrayView id)
{
    return "authenticator-offer:" + id.toByteArray();
}

Authenticator authenticatorFrom(const QVariantList& row)
{
    return {.id = ascii(row[0]), .name = row[1].toString(), .addedAt = number(row[2])};
}

} // namespace

/// Neither id nor name has a line break in it; the key may.
Secret packed(const Authenticator& authenticator, const Secret& key)
{
    QByteArray text = authenticator.id + '\n' + authenticator.name.toUtf8() + '\n' + key.view().toByteArray();
    return Secret::takeFrom(text);
}

PackedAuthenticator unpacked(const Secret& content)
{
    const QByteArrayView text = content.view();
    const auto first = std::max<qsizetype>(text.indexOf('\n'), 0);
    const auto second = std::max(text.indexOf('\n', first + 1), first);
    if (second == first)
        return {};
    return {.authenticator = {.id = text.first(first).toByteArray(),
                              .name = QString::fromUtf8(text.sliced(first + 1, second - first - 1))},
            .key = Secret::copyOf(text.sliced(second + 1))};
}

void Authenticators::add(std::int64_t accountId, const Authenticator& one, const Secret& key)
{
    m_database.write(QStringLiteral("INSERT INTO authenticators (account_id, id, name, key_sealed, last_step, added_at)"
                                    " VALUES (?, ?, ?, ?, ?, ?)"),
                     {sqlNumber(accountId), sqlText(one.id), sqlWords(one.name),
                      sqlText(m_vault.seal(key, sealedPlace(accountId, one.id))), sqlNumber(-1),
                      sqlNumber(one.addedAt)});
}

std::vector<Authenticator> Authenticators::ofAccount(std::int64_t accountId)
{
    std::vector<Authenticator> all;
    const auto rows = m_database.read(
        QStringLiteral("SELECT id, name, added_at FROM authenticators WHERE account_id = ? ORDER BY added_at, id"),
        {sqlNumber(accountId)});
    for (const auto& row : rows)
        all.push_back(authenticatorFrom(row));
    return all;
}

std::optional<Authenticator> Authenticators::find(std::int64_t accountId, const QByteArray& id)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT id, name, added_at FROM authenticators WHERE account_id = ? AND id = ?"),
                        {sqlNumber(accountId), sqlText(id)});
    return rows.isEmpty() ? std::nullopt : std::optional(authenticatorFrom(rows[0]));
}

std::optional<Secret> Authenticators::key(std::int64_t accountId, const QByteArray& id)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT key_sealed FROM authenticators WHERE account_id = ? AND id = ?"),
                        {sqlNumber(accountId), sqlText(id)});
    if (rows.isEmpty())
        return std::nullopt;
    auto key = m_vault.unseal(ascii(rows[0][0]), sealedPlace(accountId, id));
    if (!key)
        m_database.fail();
    return key;
}

bool Authenticators::useStep(std::int64_t accountId, const QByteArray& id, std::int64_t step)
{
    return m_database.write(QStringLiteral("UPDATE authenticators SET last_step = ?"
                                           " WHERE account_id = ? AND id = ? AND last_step < ?"),
                            {sqlNumber(step), sqlNumber(accountId), sqlText(id), sqlNumber(step)})
        == 1;
}

std::int64_t Authenticators::lastStep(std::int64_t accountId, const QByteArray& id)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT last_step FROM authenticators WHERE account_id = ? AND id = ?"),
                        {sqlNumber(accountId), sqlText(id)});
    return rows.isEmpty() ? -1 : number(rows[0][0]);
}

bool Authenticators::remove(std::int64_t accountId, const QByteArray& id)
{
    return m_database.write(QStringLiteral("DELETE FROM authenticators WHERE account_id = ? AND id = ? AND EXISTS"
                                           " (SELECT 1 FROM authenticators o WHERE o.account_id = ? AND o.id <> ?)"),
                            {sqlNumber(accountId), sqlText(id), sqlNumber(accountId), sqlText(id)})
        == 1;
}

void Authenticators::offer(const OfferedAuthenticator& offered, const Secret& key)
{
    m_database.write(QStringLiteral("DELETE FROM authenticator_offers WHERE session_id = ?"),
                     {sqlText(offered.sessionId)});
    m_database.write(QStringLiteral("INSERT INTO authenticator_offers (id, account_id, session_id, name, key_sealed,"
                                    " expires_at) VALUES (?, ?, ?, ?, ?, ?)"),
                     {sqlText(offered.id), sqlNumber(offered.accountId), sqlText(offered.sessionId),
                      sqlWords(offered.name), sqlText(m_vault.seal(key, offerPlace(offered.id))),
                      sqlNumber(offered.expiresAt)});
}

std::optional<OfferedAuthenticator> Authenticators::findOffer(const QByteArray& sessionId, const QByteArray& id)
{
    const auto rows = m_database.read(QStringLiteral("SELECT id, account_id, session_id, name, expires_at"
                                                     " FROM authenticator_offers WHERE session_id = ? AND id = ?"),
                                      {sqlText(sessionId), sqlText(id)});
    if (rows.isEmpty())
        return std::nullopt;
    const auto& row = rows[0];
    return OfferedAuthenticator{.id = ascii(row[0]),
                                .accountId = number(row[1]),
                                .sessionId = ascii(row[2]),
                                .name = row[3].toString(),
                                .expiresAt = number(row[4])};
}

std::optional<Secret> Authenticators::offeredKey(const QByteArray& id)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT key_sealed FROM authenticator_offers WHERE id = ?"), {sqlText(id)});
    if (rows.isEmpty())
        return std::nullopt;
    auto key = m_vault.unseal(ascii(rows[0][0]), offerPlace(id));
    if (!key)
        m_database.fail();
    return key;
}

void Authenticators::dropOffer(const QByteArray& id)
{
    m_database.write(QStringLiteral("DELETE FROM authenticator_offers WHERE id = ?"), {sqlText(id)});
}

void Authenticators::forgetOffersBefore(std::int64_t when)
{
    m_database.write(QStringLiteral("DELETE FROM authenticator_offers WHERE expires_at < ?"), {sqlNumber(when)});
}

} // namespace sallyport::service
