// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/accounts.h"

#include "service/store/authenticators.h"

namespace sallyport::service {

namespace {

const QString columns =
    QStringLiteral("SELECT a.id, a.password_hash, a.phone, a.created_at, a.password_version, a.password_changed_at,"
                   " a.anti_phishing_code_changed_at FROM accounts a ");

QByteArray antiPhishingPlace(std::int64_t id)
{
    return "anti-phishing:" + QByteArray::number(qlonglong(id));
}

std::optional<Account> accountFrom(const QList<QVariantList>& rows)
{
    if (rows.isEmpty())
        return std::nullopt;
    const auto& row = rows[0];
    return Account{.id = number(row[0]),
                   .passwordHash = ascii(row[1]),
                   .phone = row[2].toString(),
                   .createdAt = number(row[3]),
                   .passwordVersion = number(row[4]),
                   .passwordChangedAt = number(row[5]),
                   .antiPhishingCodeChangedAt = maybeNumber(row[6])};
}

} // namespace

std::optional<std::int64_t> Accounts::add(const NewAccount& account)
{
    for (const QString& identifier : account.identifiers)
        if (findByIdentifier(identifier))
            return std::nullopt;
    const auto highest = m_database.read(QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM accounts"));
    const std::int64_t id = (highest.isEmpty() ? 0 : number(highest[0][0])) + 1;
    m_database.write(QStringLiteral("INSERT INTO accounts (id, password_hash, phone, created_at, password_changed_at)"
                                    " VALUES (?, ?, ?, ?, ?)"),
                     {sqlNumber(id), sqlText(account.passwordHash), sqlWords(account.phone),
                      sqlNumber(account.createdAt), sqlNumber(account.createdAt)});
    Authenticators(m_database, m_vault)
        .add(id, {.id = Authenticators::first.toByteArray(), .addedAt = account.createdAt}, account.totpKey);
    for (const QString& identifier : account.identifiers)
        m_database.write(QStringLiteral("INSERT INTO identifiers (identifier, account_id) VALUES (?, ?)"),
                         {sqlWords(identifier), sqlNumber(id)});
    return id;
}

std::optional<Account> Accounts::find(std::int64_t id)
{
    return accountFrom(m_database.read(columns + QStringLiteral("WHERE a.id = ?"), {sqlNumber(id)}));
}

std::optional<Account> Accounts::findByIdentifier(const QString& normalised)
{
    return accountFrom(
        m_database.read(columns + QStringLiteral("JOIN identifiers i ON i.account_id = a.id WHERE i.identifier = ?"),
                        {sqlWords(normalised)}));
}

QStringList Accounts::identifiersOf(std::int64_t id)
{
    QStringList identifiers;
    const auto rows = m_database.read(
        QStringLiteral("SELECT identifier FROM identifiers WHERE account_id = ? ORDER BY identifier"), {sqlNumber(id)});
    for (const auto& row : rows)
        identifiers.append(row[0].toString());
    return identifiers;
}

void Accounts::setPasswordHash(std::int64_t id, const QByteArray& hash)
{
    m_database.write(QStringLiteral("UPDATE accounts SET password_hash = ? WHERE id = ?"),
                     {sqlText(hash), sqlNumber(id)});
}

void Accounts::changePassword(std::int64_t id, const QByteArray& hash, std::int64_t now)
{
    m_database.write(QStringLiteral("UPDATE accounts SET password_hash = ?, password_version = password_version + 1,"
                                    " password_changed_at = ? WHERE id = ?"),
                     {sqlText(hash), sqlNumber(now), sqlNumber(id)});
}

void Accounts::changeAntiPhishingCode(std::int64_t id, const Secret& code, std::int64_t now)
{
    m_database.write(QStringLiteral("UPDATE accounts SET anti_phishing_code_sealed = ?,"
                                    " anti_phishing_code_changed_at = ? WHERE id = ?"),
                     {sqlText(m_vault.seal(code, antiPhishingPlace(id))), sqlNumber(now), sqlNumber(id)});
}

std::optional<Secret> Accounts::antiPhishingCode(std::int64_t id)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT anti_phishing_code_sealed FROM accounts WHERE id = ?"), {sqlNumber(id)});
    if (rows.isEmpty() || rows[0][0].isNull())
        return std::nullopt;
    auto code = m_vault.unseal(ascii(rows[0][0]), antiPhishingPlace(id));
    if (!code)
        m_database.fail();
    return code;
}

std::vector<std::int64_t> Accounts::textsSentSince(std::int64_t id, std::int64_t since)
{
    std::vector<std::int64_t> times;
    const auto rows = m_database.read(
        QStringLiteral("SELECT sent_at FROM sms_sends WHERE account_id = ? AND sent_at > ? ORDER BY sent_at"),
        {sqlNumber(id), sqlNumber(since)});
    for (const auto& row : rows)
        times.push_back(number(row[0]));
    return times;
}

void Accounts::addTextSent(std::int64_t id, std::int64_t when)
{
    m_database.write(QStringLiteral("INSERT INTO sms_sends (account_id, sent_at) VALUES (?, ?)"),
                     {sqlNumber(id), sqlNumber(when)});
}

void Accounts::forgetTextsBefore(std::int64_t when)
{
    m_database.write(QStringLiteral("DELETE FROM sms_sends WHERE sent_at < ?"), {sqlNumber(when)});
}

} // namespace sallyport::service
