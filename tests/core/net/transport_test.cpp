// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is read off an answer: Date, Retry-After and announced pins.
#include "core/net/pin_set.h"
#include "core/net/transport.h"
#include "tests/core/net/asking.h"

#include <QTimeZone>

using namespace sallyport;
using namespace sallyport::net;
using namespace sallyport::net::test;

namespace {

HttpResponse with(const QByteArray& name, const QByteArray& value)
{
    return {.status = 200, .headers = {{name, value}}};
}

const QDateTime noon(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());

origin::Pin pin(char letter)
{
    return {QByteArray(32, letter)};
}

ConnectionFacts pinnedBy(const origin::Pin& key)
{
    return {.host = QStringLiteral("localhost"), .spkiSha256 = key.spkiSha256, .pinned = true};
}

} // namespace

TEST_CASE("the Date header is read in the form HTTP demands, and in no other")
{
    // RFC 9110 5.6.7
    CHECK(answerDate(with("date", "Sun, 06 Nov 1994 08:49:37 GMT"))
          == QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), QTimeZone::utc()));
    for (const char* bad : {"", "yesterday", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 +0100",
                            "Sunday, 06-Nov-94 08:49:37 GMT", "Mon, 06 Nov 1994 08:49:37 GMT",
                            "Sun, 31 Feb 1994 08:49:37 GMT", "1994-11-06T08:49:37Z", "784111777"}) {
        INFO(bad);
        CHECK_FALSE(answerDate(with("Date", bad)));
    }
    CHECK_FALSE(answerDate(HttpResponse{}));
}

TEST_CASE("Retry-After is read as seconds or a date and never means more than a day")
{
    struct Row {
        const char* text;
        std::optional<std::chrono::seconds> wait;
    };
    using std::chrono::seconds;
    const Row rows[] = {
        {"0", seconds(0)},
        {"120", seconds(120)},
        {"86400", seconds(86400)},
        {"86401", seconds(86400)},
        {"99999999999999999999999", seconds(86400)},
        {"Sun, 01 Mar 2026 12:01:00 GMT", seconds(60)},
        {"Sun, 01 Mar 2026 11:00:00 GMT", seconds(0)},
        {"Mon, 01 Mar 2100 12:00:00 GMT", seconds(86400)},
        {"", std::nullopt},
        {"-1", std::nullopt},
        {"+5", std::nullopt},
        {" 5", std::nullopt},
        {"1.5", std::nullopt},
        {"5s", std::nullopt},
        {"soon", std::nullopt},
        {"\xD9\xA5", std::nullopt},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(retryAfter(with("retry-after", row.text), noon) == row.wait);
    }
    CHECK_FALSE(retryAfter(HttpResponse{}, noon));
}

TEST_CASE("announced pins are believed over a connection that matched a held pin, and over no other")
{
    const auto current = pin('c'), next = pin('n'), stranger = pin('s');
    SECTION("believed: the next key is held from then on, and a key no longer named is not")
    {
        PinSet pins({current, pin('o')});
        CHECK(pins.learn({current, next}, pinnedBy(current)));
        CHECK(pins.contains(next.spkiSha256));
        CHECK(pins.contains(current.spkiSha256));
        CHECK_FALSE(pins.contains(pin('o').spkiSha256));
    }
    SECTION("not believed")
    {
        struct Row {
            const char* attack;
            QList<origin::Pin> announced;
            ConnectionFacts over;
        };
        ConnectionFacts unproved = pinnedBy(current);
        unproved.pinned = false;
        const Row rows[] = {
            {"over a connection that was not pinned", {current, next}, unproved},
            {"over a stranger's key that says of itself it is pinned", {stranger, next}, pinnedBy(stranger)},
            {"without the key that was shown", {next, stranger}, pinnedBy(current)},
            {"none at all", {}, pinnedBy(current)},
            {"eleven", QList<origin::Pin>(11, current), pinnedBy(current)},
            {"over no connection", {current, next}, ConnectionFacts{}},
        };
        for (const Row& row : rows) {
            INFO(row.attack);
            PinSet pins({current});
            CHECK_FALSE(pins.learn(row.announced, row.over));
            CHECK(pins.pins() == QList{current});
        }
    }
    CHECK_FALSE(PinSet().contains(QByteArray()));
    CHECK_FALSE(PinSet({origin::Pin{}}).contains(QByteArray()));
}

TEST_CASE("a service rolls its key over and stays known; a stranger does not")
{
    const Identity next = issue({}, authority());
    Service service;
    const auto answer = ask(service.transport, get(service.server.url()));
    REQUIRE(answer.has_value());
    const QList<origin::Pin> announced{{goodLeaf().spkiSha256}, {next.spkiSha256}};
    CHECK_FALSE(service.transport.addPins(announced, ConnectionFacts{}));
    CHECK(service.transport.addPins(announced, answer->connection));
    CHECK(service.transport.pins().pins() == announced);
    CHECK(ask(service.transport, get(service.server.url())).has_value());

    // The same service with its next key, then with one it never named.
    TlsServer rolled({.identity = next});
    HttpsTransport again(profileOf(rolled, authority(), {announced[0].spkiSha256, announced[1].spkiSha256}));
    CHECK(ask(again, get(rolled.url())).has_value());
    TlsServer stranger({.identity = issue({}, authority())});
    HttpsTransport refused(profileOf(stranger, authority(), {announced[0].spkiSha256, announced[1].spkiSha256}));
    CHECK(errorOf(ask(refused, get(stranger.url()))) == TransportError::pinMismatch);
}
