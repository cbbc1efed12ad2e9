// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What computer this is: the device key and its proof, and shared computers.
#include "core/base/bytes.h"
#include "service/sign_in/device_proof.h"
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

Client atDevice(World& world)
{
    Client client(world);
    client.credentials();
    REQUIRE(client.code(world.totpCode()).list("next") == QByteArrayList{"device"});
    return client;
}

} // namespace

TEST_CASE("a device is known by its key, whatever its name")
{
    World world;
    Client first(world);
    CHECK(first.signIn().text("device_id") == first.deviceKey.publicKey().thumbprint());
    Client second(world);
    second.deviceKey = first.deviceKey.clone();
    world.advance(90);
    second.credentials();
    second.code(world.totpCode());
    second.ownDevice("Another name");
    CHECK(second.redeem().text("device_id") == first.deviceKey.publicKey().thumbprint());
    const auto rows = world.in([&] { return world.store->database.read(QStringLiteral("SELECT name FROM devices")); });
    REQUIRE(rows.size() == 1);
    CHECK(rows[0][0].toString() == QStringLiteral("Another name"));
}

TEST_CASE("a device is kept only when its sign-in was completed")
{
    World world;
    auto client = atDevice(world);
    client.ownDevice();
    CHECK(world.in([&] { return world.store->database.read(QStringLiteral("SELECT 1 FROM devices")); }).isEmpty());
    client.redeem();
    CHECK(world.in([&] { return world.store->database.read(QStringLiteral("SELECT 1 FROM devices")); }).size() == 1);
}

TEST_CASE("a device proof that does not hold is not accepted, and may be given again")
{
    World world;
    auto client = atDevice(world);
    struct Row {
        const char* what;
        std::function<QByteArray(Client&)> proof;
    };
    const auto claim = [](const char* name, const QJsonValue& value) {
        return [=](Client& c) { return c.deviceProof({{QLatin1String(name), value}}); };
    };
    const auto row = GENERATE_COPY(
        Row{"none", [](Client&) { return QByteArray(); }}, Row{"rubbish", [](Client&) { return QByteArray("a.b.c"); }},
        Row{"another service's", claim("iss", QStringLiteral("https://evil.example"))},
        Row{"another step's", claim("auth_session_hash", QString::fromLatin1(toBase64Url(sha256("old"))))},
        Row{"another session key's", claim("jkt", QStringLiteral("x"))},
        Row{"without a time", claim("iat", QJsonValue())},
        Row{"another kind of JWS", [](Client& c) { return c.deviceProof({}, "dpop+jwt"); }},
        Row{"a signature cut off", [](Client& c) { return c.deviceProof().chopped(4); }},
        Row{"the session key as device key",
            [](Client& c) {
                const auto device = std::exchange(c.deviceKey, c.key.clone());
                const auto proof = c.deviceProof();
                c.deviceKey = device.clone();
                return proof;
            }},
        Row{"a header that names a key which did not sign", [](Client& c) {
                const auto proof = c.deviceProof().split('.');
                Client other(c.world);
                other.authSession = c.authSession;
                return QByteArrayList{other.deviceProof().split('.')[0], proof[1], proof[2]}.join('.');
            }});
    INFO(row.what);
    Fields fields = {{"device_kind", "own"}, {"device_name", "Laptop"}};
    const QByteArray proof = row.proof(client);
    if (!proof.isEmpty())
        fields.append(std::pair(QByteArray("device_proof"), proof));
    const auto reply = client.challenge(fields);
    CHECK(reply.status() == 403);
    CHECK(reply.list("next") == QByteArrayList{"device"});
    CHECK(reply.list("rejected") == QByteArrayList{"device"});
    CHECK(client.ownDevice().status() == 200);
}

TEST_CASE("a proof of a past moment holds: its freshness is the auth_session's")
{
    World world;
    auto client = atDevice(world);
    CHECK(client
              .challenge({{"device_kind", "own"},
                          {"device_name", "Laptop"},
                          {"device_proof", client.deviceProof({{QStringLiteral("iat"), 5}})}})
              .status()
          == 200);
}

TEST_CASE("what says neither own with a name nor shared with a lease is not accepted")
{
    World world;
    auto client = atDevice(world);
    const auto fields = GENERATE(as<Fields>(), Fields{{"device_kind", "borrowed"}}, Fields{{"device_kind", "shared"}},
                                 Fields{{"device_kind", "shared"}, {"lease_seconds", "901"}},
                                 Fields{{"device_kind", "shared"}, {"lease_seconds", "999999999"}},
                                 Fields{{"device_kind", "own"}, {"device_name", "x"}});
    CHECK(client.challenge(fields).list("rejected") == QByteArrayList{"device"});
    CHECK(client.challenge({{"device_kind", "own"}, {"device_name", " \t "}, {"device_proof", client.deviceProof()}})
              .list("rejected")
          == QByteArrayList{"device"});
    CHECK(client.sharedDevice().status() == 200);
}

TEST_CASE("a device's name is shown without tricks")
{
    struct Row {
        const char* what;
        QByteArray given;
        QString name;
    };
    const auto row = GENERATE(
        Row{"plain", "Study desktop", QStringLiteral("Study desktop")},
        Row{"white space", "  a \n\t b ", QStringLiteral("a b")},
        Row{"a bidirectional override",
            "evil\xe2\x80\xae"
            "gpj",
            QStringLiteral("evilgpj")},
        Row{"control characters", "a\x1b[31mb\x7f", QStringLiteral("a[31mb")},
        Row{"zero width",
            "a\xe2\x80\x8b"
            "b",
            QStringLiteral("ab")},
        Row{"a tag, which is beyond the first plane",
            "a\xf3\xa0\x81\x81"
            "b",
            QStringLiteral("ab")},
        Row{"other scripts", "\xd0\x9d\xd0\xbe\xd1\x83\xd1\x82", QString::fromUtf8("\xd0\x9d\xd0\xbe\xd1\x83\xd1\x82")},
        Row{"an emoji", "\xf0\x9f\x92\xbb", QString::fromUtf8("\xf0\x9f\x92\xbb")},
        Row{"too long", QByteArray(100, 'a'), QString(64, u'a')},
        Row{"too long, cut within a character", QByteArray(63, 'a') + "\xf0\x9f\x92\xbb", QString(63, u'a')},
        Row{"nothing", "\xe2\x80\x8b", QString()});
    INFO(row.what);
    CHECK(service::cleanDeviceName(row.given) == row.name);
}
