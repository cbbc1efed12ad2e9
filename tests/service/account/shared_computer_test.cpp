// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// All that a session on a shared computer may ask the service for: reading, its own end, its heartbeat, its alerts.
// Every route there is, so that no later one is forgotten.
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

/// Calls that change something and that a shared computer may make all the same.
const QList<std::pair<QByteArray, QByteArray>> mayDo = {
    {"POST", "/account/v1/lease/heartbeat"}, {"POST", "/ssf/stream"}, {"POST", "/ssf/poll/*"}, {"POST", "/ssf/verify"}};
/// Of the authorization server: they take no session, or end it.
const QByteArray authorizationServer = "/oauth/";

QByteArray filled(QByteArray path, const QByteArray& id)
{
    return path.replace('*', id);
}

} // namespace

TEST_CASE("a shared computer reads, and is refused everything else before its body is looked at")
{
    Household home;
    int read = 0;
    int refused = 0;
    for (const auto& [method, path] : home.world.router->routes()) {
        if (path.startsWith(authorizationServer) || mayDo.contains(std::pair(method, path)))
            continue;
        home.world.advance(1); // as many calls as a session may make
        CAPTURE(method.toStdString(), path.toStdString());
        for (const QByteArray& id : {QByteArray("unknown"), home.old.sid, deviceIdOf(home.old)}) {
            const auto reply = home.shared.callJson(method, filled(path, id), method == "GET" ? "" : "{}");
            if (method == "GET") {
                CHECK((reply.status() == 200 || reply.status() == 404));
                ++read;
            } else {
                CHECK(reply.status() == 403);
                CHECK(reply.error() == "shared_computer");
                ++refused;
            }
        }
    }
    CHECK(read >= 3 * 5);
    CHECK(refused >= 3 * 7);
    // Nothing came of it.
    CHECK(home.old.refresh().status() == 200);
    CHECK(isInForce(home.world, traderPassword));
}

TEST_CASE("a shared computer ends itself, and nobody else by that")
{
    Household home;
    CHECK(del(home.shared, "/sessions/" + home.old.sid).error() == "shared_computer");
    CHECK(del(home.shared, "/sessions/" + home.shared.sid).status() == 200);
    CHECK(get(home.shared, "/sessions").status() == 401);
    CHECK(get(home.old, "/sessions").status() == 200);
}

TEST_CASE("a shared computer gets no token to refresh with and no device key, also not by a step-up")
{
    World world({.heartbeatSeconds = 900});
    Client client(world);
    client.signIn(true);
    CHECK(client.refreshToken.isEmpty());
    const auto before = client.accessToken;
    const auto reply = client.stepUp();
    CHECK(reply.status() == 200);
    CHECK(reply.text("refresh_token").isEmpty());
    CHECK(client.accessToken != before);
    CHECK(client.callJson("PUT", accountApi + "/security/anti-phishing-code", R"({"code":"blue heron"})").error()
          == "shared_computer");
    CHECK(world.in([&] { return world.store->devices.isKnown(world.traderId, deviceIdOf(client)); }) == false);
}
