// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Computers of one account for the tests of the account API: who was there first, a newcomer, somebody on a shared
// computer, and a stranger with an account of their own; each signed in just now.
//   Household home;   Reply reply = home.old.callJson("GET", "/account/v1/devices");
#pragma once

#include "tests/service/world/client.h"

namespace sallyport::test {

inline const QByteArray accountApi = "/account/v1";
inline const QByteArray newPassword = "another horse, another battery";

inline QByteArray deviceIdOf(const Client& client)
{
    return client.deviceKey.publicKey().thumbprint();
}

inline Reply get(Client& client, const QByteArray& what)
{
    return client.callJson("GET", accountApi + what);
}

inline Reply del(Client& client, const QByteArray& what)
{
    return client.callJson("DELETE", accountApi + what);
}

inline QByteArray passwordBody(World& world, const QByteArray& chosen = newPassword,
                               const QByteArray& old = traderPassword)
{
    return R"({"old_password":")" + old + R"(","new_password":")" + chosen + R"(","otp":")" + world.totpCode()
        + R"("})";
}

/// With a code that was not used yet: moves the clock on.
inline Reply changePassword(Client& client, const QByteArray& chosen = newPassword,
                            const QByteArray& old = traderPassword)
{
    client.world.advance(60);
    return client.callJson("POST", accountApi + "/security/password", passwordBody(client.world, chosen, old));
}

inline Reply setCode(Client& client, const QByteArray& code = "blue heron 7")
{
    return client.callJson("PUT", accountApi + "/security/anti-phishing-code", R"({"code":")" + code + R"("})");
}

inline void signInAs(Client& client, const QByteArray& identifier)
{
    client.world.advance(90);
    client.credentials(identifier);
    client.code(client.world.totpCode());
    client.ownDevice();
    client.redeem();
}

/// Signs in anew, with the same device key: another session.
inline void signInAgain(Client& client)
{
    client.key = jose::EcKey::generate();
    client.signIn();
}

inline bool isInForce(World& world, const QByteArray& password)
{
    return world.in([&] {
        const auto account = world.store->accounts.find(world.traderId);
        return world.hasher.verify(Secret::copyOf(password), account->passwordHash) == service::PasswordVerdict::right;
    });
}

struct Household {
    World world{{.heartbeatSeconds = 900}}; // nobody here sends any
    Client old{world};
    Client newcomer{world};
    Client shared{world};
    Client stranger{world};

    explicit Household(std::int64_t ageOfOld = 30 * 24 * 3600)
    {
        old.signIn();
        world.advance(ageOfOld);
        world.addAccount({"stranger@practice.example"});
        signInAs(stranger, "stranger@practice.example");
        signInAgain(old);
        newcomer.signIn();
        shared.signIn(true);
    }
};

} // namespace sallyport::test
