// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The alerts-only session: what stays when the program locks.
#include "core/base/json.h"
#include "core/jose/dpop_proof.h"
#include "tests/core/auth/auth_fixture.h"

#include <QSignalSpy>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

const QString path = QStringLiteral("/account/v1/alerts-token");

net::HttpResponse json(int status, const QJsonObject& body)
{
    return {.status = status, .body = writeJson(body)};
}

QJsonObject goodAnswer()
{
    return {{QStringLiteral("access_token"), QStringLiteral("alerts-and-nothing-else")},
            {QStringLiteral("token_type"), QStringLiteral("DPoP")},
            {QStringLiteral("expires_in"), 14 * 24 * 3600},
            {QStringLiteral("scope"), QStringLiteral("ssf.read")}};
}

/// A service that gives alerts-only tokens; what it is then asked with one comes into `after`.
struct Fixture : AuthFixture {
    QJsonObject answer = goodAnswer();
    int status = 200;
    QList<net::HttpRequest> asked;

    Fixture()
    {
        service.before = [this](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
            const bool isQuestion = request.url.path() == path;
            const bool isWatch = std::ranges::any_of(request.headers, [](const net::Header& header) {
                return header.name == "Authorization" && header.value == "DPoP alerts-and-nothing-else";
            });
            if (!isQuestion && !isWatch)
                return std::nullopt;
            asked << request;
            return isQuestion ? json(status, answer) : json(200, {});
        };
    }
    net::HttpRequest poll() const
    {
        return {.method = net::Method::post, .url = QUrl(QStringLiteral("https://service.example/ssf/poll/x"))};
    }
};

QByteArray keyOf(const net::HttpRequest& request)
{
    for (const auto& header : request.headers) {
        if (header.name != "DPoP")
            continue;
        const auto first = QByteArray::fromBase64(header.value.split('.').first(), QByteArray::Base64UrlEncoding);
        return writeJson(readJsonObject(first).value()[QStringLiteral("jwk")].toObject());
    }
    return {};
}

} // namespace

TEST_CASE("an alerts-only session has a key and a token of its own, and keeps nothing")
{
    Fixture f;
    auto session = f.signInAsOwn();
    const auto kept = f.store.values->at(QStringLiteral("session/practice")).clone();
    auto watch = waitFor(session->alertsOnly());
    REQUIRE(watch);
    CHECK((*watch)->facts().sessionId == session->facts().sessionId);
    CHECK((*watch)->facts().keeping == Keeping::inMemory);
    session.reset(); // it stands for itself
    REQUIRE(waitFor((*watch)->authorizedSend(f.poll())));
    REQUIRE(f.asked.size() == 2);
    CHECK_FALSE(keyOf(f.asked.first()).isEmpty());
    CHECK(keyOf(f.asked.first()) != keyOf(f.asked.last()));
    f.clock.advanceMs(std::int64_t{13} * 24 * 3600 * 1000);
    CHECK(waitFor((*watch)->authorizedSend(f.poll()))); // asked for nothing meanwhile
    CHECK(f.asked.size() == 3);
    CHECK(f.store.values->at(QStringLiteral("session/practice")).equals(kept));
}

TEST_CASE("its end is that of the session, whose key the receipt names")
{
    Fixture f;
    auto session = f.signInAsOwn();
    auto watch = waitFor(session->alertsOnly());
    REQUIRE(watch);
    f.service.endSession(session->facts().sessionId, QStringLiteral("service"));
    const QByteArray receipt = f.service.onlySession().receipt;
    session.reset();
    f.service.before = [receipt](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (!request.url.path().startsWith(QStringLiteral("/ssf/")))
            return std::nullopt;
        auto refused = json(401, {{QStringLiteral("receipt"), QString::fromLatin1(receipt)}});
        refused.headers = {{"WWW-Authenticate", "DPoP error=\"invalid_token\", algs=\"ES256\""}};
        return refused;
    };
    const QSignalSpy ended(watch->get(), &Session::ended);
    const auto answer = waitFor((*watch)->authorizedSend(f.poll()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().what == SessionProblem::ended);
    REQUIRE((*watch)->end());
    CHECK((*watch)->end()->cause == EndCause::service);
    CHECK((*watch)->end()->receipt == receipt);
    CHECK(waitUntil([&] { return ended.count() == 1; }));
}

TEST_CASE("an answer that is not an alerts-only token is not kept")
{
    Fixture f;
    auto session = f.signInAsOwn();
    using enum SessionProblem;
    SessionProblem expected = unreadableAnswer;
    SECTION("one that opens more")
    {
        f.answer[QStringLiteral("scope")] = QStringLiteral("account ssf.read");
    }
    SECTION("one that says nothing of what it opens")
    {
        f.answer.remove(QStringLiteral("scope"));
    }
    SECTION("one that is bound to nothing")
    {
        f.answer[QStringLiteral("token_type")] = QStringLiteral("Bearer");
    }
    SECTION("none")
    {
        f.answer.remove(QStringLiteral("access_token"));
    }
    SECTION("one without a life")
    {
        f.answer.remove(QStringLiteral("expires_in"));
    }
    SECTION("a service that has none")
    {
        f.status = 404;
    }
    SECTION("a service that fails")
    {
        f.status = 503;
        expected = refreshRefused;
    }
    const auto watch = waitFor(session->alertsOnly());
    REQUIRE_FALSE(watch);
    CHECK(watch.error().what == expected);
    CHECK_FALSE(session->end());
}
