// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client does with the trading passcode and with actions, by hand, and how it is tampered with.
//   setPasscode(home.old, "240917");   Approval approval(home.old, begin(home.old));   approval.send("240917");
#pragma once

#include "core/base/json.h"
#include "core/jose/jws.h"
#include "tests/service/account/account_client.h"

namespace sallyport::test {

inline const QByteArray passcode = "240917";

inline Reply putPasscode(Client& client, const QJsonObject& body)
{
    return client.callJson("PUT", accountApi + "/security/passcode", writeJson(body));
}

inline Reply setPasscode(Client& client, const QByteArray& chosen = passcode, const QByteArray& old = {})
{
    QJsonObject body{{QStringLiteral("passcode"), QString::fromUtf8(chosen)}};
    if (!old.isEmpty())
        body.insert(QStringLiteral("old_passcode"), QString::fromLatin1(old));
    return putPasscode(client, body);
}

inline Reply forgetPasscode(Client& client, const QByteArray& chosen)
{
    return putPasscode(client,
                       {{QStringLiteral("passcode"), QString::fromLatin1(chosen)},
                        {QStringLiteral("forgotten"), QStringLiteral("true")}});
}

/// A member of GET security's passcode.
inline QJsonValue passcodeFact(Client& client, const char* member)
{
    return get(client, "/security").json[QStringLiteral("passcode")].toObject()[QLatin1String(member)];
}

inline QJsonObject addressWish(const QString& act = QStringLiteral("add_withdrawal_address"))
{
    return {{QStringLiteral("act"), act},
            {QStringLiteral("asset"), QStringLiteral("XRP")},
            {QStringLiteral("network"), QStringLiteral("XRP")},
            {QStringLiteral("address"), QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh")},
            {QStringLiteral("memo"), QStringLiteral("104217")}};
}

inline Reply begin(Client& client, const QJsonObject& wish = addressWish())
{
    return client.callJson("POST", accountApi + "/actions", writeJson(wish));
}

/// An approval of what a begun action's answer says, to be changed before it is signed.
struct Approval {
    Client& client;
    QByteArray id;
    QJsonObject header;
    QJsonObject payload;
    std::optional<jose::EcKey> key = {}; ///< nothing: the device key

    Approval(Client& by, const Reply& begun)
        : client(by),
          id(begun.text("action_id")),
          header{{QStringLiteral("typ"), QStringLiteral("action-approval+jwt")},
                 {QStringLiteral("kid"), QString::fromLatin1(deviceIdOf(by))}},
          payload(begun.json)
    {
        payload.insert(QStringLiteral("iat"), qint64{by.world.time.clock().unixSeconds()});
    }
    QByteArray jws() const { return jose::signJws(key ? *key : client.deviceKey, header, payload); }
    QByteArray body(const QByteArray& given = passcode) const
    {
        return writeJson({{QStringLiteral("approval"), QString::fromLatin1(jws())},
                          {QStringLiteral("passcode"), QString::fromLatin1(given)}});
    }
    Reply send(const QByteArray& given = passcode) const
    {
        return client.callJson("POST", accountApi + "/actions/" + id + "/approve", body(given));
    }
};

inline QJsonArray addressesOf(Client& client)
{
    return get(client, "/withdrawal-addresses").json[QStringLiteral("addresses")].toArray();
}

} // namespace sallyport::test
