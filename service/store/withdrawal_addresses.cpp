// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/withdrawal_addresses.h"

#include "core/base/json.h"

namespace sallyport::service {

namespace {

const QString thisPlace = QStringLiteral("account_id = ? AND asset = ? AND network = ? AND address = ? AND memo = ?");

QVariantList valuesOf(std::int64_t accountId, const MoneyPlace& place)
{
    return {sqlNumber(accountId), sqlWords(place.asset), sqlWords(place.network), sqlWords(place.address),
            sqlWords(place.memo)};
}

} // namespace

Secret contentOf(const MoneyPlace& place)
{
    QByteArray text = writeJson({{QStringLiteral("asset"), place.asset},
                                 {QStringLiteral("network"), place.network},
                                 {QStringLiteral("address"), place.address},
                                 {QStringLiteral("memo"), place.memo}});
    return Secret::takeFrom(text);
}

std::optional<MoneyPlace> moneyPlaceFrom(const Secret& content)
{
    const auto object = readJsonObject(content.view());
    if (!object)
        return std::nullopt;
    const auto asset = stringMember(*object, u"asset");
    const auto network = stringMember(*object, u"network");
    const auto address = stringMember(*object, u"address");
    const auto memo = stringMember(*object, u"memo");
    if (!asset || !network || !address || !memo)
        return std::nullopt;
    return MoneyPlace{.asset = *asset, .network = *network, .address = *address, .memo = *memo};
}

std::vector<WithdrawalAddress> WithdrawalAddresses::all(std::int64_t accountId)
{
    std::vector<WithdrawalAddress> addresses;
    const auto rows = m_database.read(QStringLiteral("SELECT id, asset, network, address, memo, added_at"
                                                     " FROM withdrawal_addresses WHERE account_id = ?"
                                                     " ORDER BY added_at, id"),
                                      {sqlNumber(accountId)});
    for (const auto& row : rows)
        addresses.push_back({.id = ascii(row[0]),
                             .place = {.asset = row[1].toString(),
                                       .network = row[2].toString(),
                                       .address = row[3].toString(),
                                       .memo = row[4].toString()},
                             .addedAt = number(row[5])});
    return addresses;
}

bool WithdrawalAddresses::has(std::int64_t accountId, const MoneyPlace& place)
{
    return !m_database
                .read(QStringLiteral("SELECT 1 FROM withdrawal_addresses WHERE ") + thisPlace,
                      valuesOf(accountId, place))
                .isEmpty();
}

bool WithdrawalAddresses::add(std::int64_t accountId, const WithdrawalAddress& address)
{
    return m_database.write(
               QStringLiteral("INSERT INTO withdrawal_addresses (account_id, asset, network, address, memo, id,"
                              " added_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                              " ON CONFLICT (account_id, asset, network, address, memo) DO NOTHING"),
               valuesOf(accountId, address.place) + QVariantList{sqlText(address.id), sqlNumber(address.addedAt)})
        == 1;
}

bool WithdrawalAddresses::remove(std::int64_t accountId, const MoneyPlace& place)
{
    return m_database.write(QStringLiteral("DELETE FROM withdrawal_addresses WHERE ") + thisPlace,
                            valuesOf(accountId, place))
        == 1;
}

} // namespace sallyport::service
