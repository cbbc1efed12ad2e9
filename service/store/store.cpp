// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/store.h"

#include <QFile>

namespace sallyport::service {

namespace {

constexpr QByteArrayView checkPlace = "vault-check";

// A sealed word in the database tells whether this is the key that sealed the rest.
Result<bool, StoreError> belongTogether(Database& database, const Vault& vault)
{
    return database.inTransaction([&] {
        const auto rows =
            database.read(QStringLiteral("SELECT fact FROM service_facts WHERE name = ?"), {sqlText(checkPlace)});
        if (!rows.isEmpty())
            return vault.unseal(ascii(rows[0][0]), checkPlace).has_value();
        database.write(QStringLiteral("INSERT INTO service_facts (name, fact) VALUES (?, ?)"),
                       {sqlText(checkPlace), sqlText(vault.seal(Secret::copyOf("sallyport"), checkPlace))});
        return true;
    });
}

} // namespace

Store::Store(std::unique_ptr<Database> opened, Vault opener)
    : m_database(std::move(opened)),
      m_vault(std::move(opener)),
      database(*m_database),
      vault(m_vault),
      accounts(database, vault),
      authenticators(database, vault),
      devices(database),
      passcodes(database),
      withdrawalAddresses(database),
      actions(database),
      pendingChanges(database, vault),
      sessions(database),
      tokens(database),
      signingKeys(database, vault),
      history(database)
{
}

Result<std::unique_ptr<Store>, StoreError> Store::open(const QString& folder, const Random& random)
{
    const QString databasePath = folder + QStringLiteral("/service.sqlite");
    const QString keyPath = folder + QStringLiteral("/service.key");
    const bool isNew = !QFile::exists(databasePath) && !QFile::exists(keyPath);
    auto opener = isNew ? Vault::create(keyPath, random) : Vault::open(keyPath, random);
    if (!opener)
        return std::unexpected(opener.error());
    auto opened = Database::open(databasePath);
    if (!opened)
        return std::unexpected(opened.error());
    const auto together = belongTogether(**opened, *opener);
    if (!together || !*together)
        return std::unexpected(together ? StoreError::keyWrong : together.error());
    return std::unique_ptr<Store>(new Store(std::move(*opened), std::move(*opener)));
}

} // namespace sallyport::service
