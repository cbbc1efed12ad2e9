// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The limits of what a poll may bring.
#include "service/alerts/poll_request.h"

#include "core/base/json.h"
#include "tests/support/catch.h"

#include <QJsonArray>

namespace sallyport::service {

namespace {

QByteArray withNames(const QString& member, int count, bool asObject)
{
    QJsonArray list;
    QJsonObject object;
    for (int i = 0; i < count; ++i) {
        list.append(QString::number(i));
        object.insert(QString::number(i), QJsonObject{{QStringLiteral("err"), QStringLiteral("invalid_key")}});
    }
    return writeJson(
        {{QStringLiteral("attempt"), QStringLiteral("a")}, {member, asObject ? QJsonValue(object) : QJsonValue(list)}});
}

} // namespace

TEST_CASE("what a poll leaves out has its default of RFC 8936, what it does not know is ignored")
{
    const auto poll = readPollRequest(R"({"attempt":"a","other":{"x":[1]}})");
    REQUIRE(poll);
    CHECK(poll->most == mostEventsAtOnce);
    CHECK_FALSE(poll->immediately);
    CHECK(poll->acknowledged.isEmpty());
    CHECK(poll->shown.continuity.isEmpty());
    CHECK(readPollRequest(R"({"attempt":"a","maxEvents":100000})")->most == mostEventsAtOnce);
}

TEST_CASE("a thousand acknowledgements and errors are taken, not one more")
{
    for (const bool errors : {false, true}) {
        const auto member = errors ? QStringLiteral("setErrs") : QStringLiteral("ack");
        CHECK(readPollRequest(withNames(member, 1000, errors)));
        CHECK_FALSE(readPollRequest(withNames(member, 1001, errors)));
    }
    CHECK_FALSE(readPollRequest("{\"attempt\":\"a\",\"x\":\"" + QByteArray(70'000, 'x') + "\"}"));
}

TEST_CASE("a verification may have a state of 1,024 characters, and none")
{
    CHECK(readVerifyRequest(R"({"stream_id":"s"})"));
    CHECK(readVerifyRequest("{\"stream_id\":\"s\",\"state\":\"" + QByteArray(1024, 'x') + "\"}"));
    CHECK_FALSE(readVerifyRequest("{\"stream_id\":\"s\",\"state\":\"" + QByteArray(1025, 'x') + "\"}"));
    CHECK_FALSE(readVerifyRequest(R"({"state":"x"})"));
}

} // namespace sallyport::service
