// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/challenge_reader.h"
#include "core/account/http_authenticator_service.h"
#include "tests/core/account/account_fixture.h"

using namespace sallyport;
using namespace sallyport::test;
using account::AccountProblem;
using net::HttpRequest;
using net::Method;

namespace {

struct Authenticators : AccountFixture {
    account::HttpAuthenticatorService authenticators{*session};
};

const QByteArray good = R"({"challenges":[
    {"id":"a","purpose":"sign_in","began_at":100,"expires_at":700,"ip":"198.51.100.23","location":null,"network":"198.51.100.0/24","device_id":null,"current":false},
    {"id":"b","purpose":"step_up","began_at":200,"expires_at":800,"ip":"127.0.0.1","location":"Home","network":"loopback","device_id":"d1","current":true},
    {"id":"c","purpose":"withdrawal","began_at":150,"expires_at":750}],
    "here":{"ip":"127.0.0.1","location":"Home","network":"loopback"}})";

} // namespace

TEST_CASE("challenges are read newest first, with a word that is not known, beside this computer's place")
{
    const auto list = account::readChallenges(good);
    REQUIRE(list);
    REQUIRE(list->challenges.size() == 3);
    CHECK(list->challenges[0].id == QStringLiteral("b"));
    CHECK(list->challenges[0].ours);
    CHECK(list->challenges[0].deviceId == QStringLiteral("d1"));
    CHECK(list->challenges[0].purpose == account::ChallengePurpose::stepUp);
    CHECK(list->challenges[1].purpose == account::ChallengePurpose::unknown);
    CHECK(list->challenges[1].ip.isEmpty());
    CHECK(list->challenges[2].ip == QStringLiteral("198.51.100.23"));
    CHECK(list->challenges[2].location.isEmpty());
    CHECK_FALSE(list->challenges[2].ours);
    CHECK(list->network == QStringLiteral("loopback"));
}

TEST_CASE("a hostile list of challenges is refused whole, or cleaned")
{
    const QByteArray one = R"({"id":"a","purpose":"sign_in","began_at":1,"expires_at":2})";
    QByteArray many;
    for (int i = 0; i < 201; ++i)
        many += (i == 0 ? "" : ",") + one;
    struct Row {
        const char* attack;
        QByteArray body;
    };
    const Row rows[] = {
        {"nothing", ""},
        {"not an object", "[]"},
        {"no list", R"({"here":{}})"},
        {"a list that is none", R"({"challenges":{},"here":{}})"},
        {"no place to compare with", R"({"challenges":[]})"},
        {"an entry that is none", R"({"challenges":[7],"here":{}})"},
        {"an id cut out of a line", R"({"challenges":[{"id":"a b","began_at":1,"expires_at":2}],"here":{}})"},
        {"a time that is a word", R"({"challenges":[{"id":"a","began_at":"1","expires_at":2}],"here":{}})"},
        {"a time beyond whole numbers", R"({"challenges":[{"id":"a","began_at":1e300,"expires_at":2}],"here":{}})"},
        {"more than is kept", R"({"challenges":[)" + many + R"(],"here":{}})"},
        {"nested deep", QByteArray(R"({"challenges":[],"here":)") + QByteArray(50, '[') + QByteArray(50, ']') + '}'},
        {"larger than 64 KiB", R"({"challenges":[],"here":{},"x":")" + QByteArray(70'000, 'x') + R"("})"},
    };
    for (const auto& row : rows) {
        INFO(row.attack);
        CHECK_FALSE(account::readChallenges(row.body));
    }
    const auto cleaned = account::readChallenges(
        R"({"challenges":[{"id":"a","began_at":1,"expires_at":2,"current":"true","ip":"1.2.3.4\u202e5","device_id":"x y"}],"here":{"ip":7}})");
    REQUIRE(cleaned);
    CHECK_FALSE(cleaned->challenges[0].ours);
    CHECK_FALSE(cleaned->challenges[0].ip.contains(QChar(0x202e)));
    CHECK(cleaned->challenges[0].deviceId.isEmpty());
    CHECK(cleaned->ip.isEmpty());
}

TEST_CASE("what codes are asked for is asked of the account API")
{
    Authenticators f;
    f.api = [](const HttpRequest& request) {
        CHECK(request.method == Method::get);
        CHECK(request.url.path() == QStringLiteral("/account/v1/challenges"));
        return net::HttpResponse{.status = 200, .body = good};
    };
    const auto list = waitFor(f.authenticators.challenges());
    REQUIRE(list);
    CHECK(list->challenges.size() == 3);
    f.api = [](const HttpRequest&) { return json(200, {{QStringLiteral("challenges"), QJsonArray{}}}); };
    CHECK(waitFor(f.authenticators.challenges()).error().what == AccountProblem::unreadable);
    f.api = [](const HttpRequest&) { return json(404); };
    CHECK(waitFor(f.authenticators.challenges()).error().what == AccountProblem::unreadable);
}

TEST_CASE("an authenticator is offered, confirmed with a code of its own, and removed")
{
    Authenticators f;
    f.api = [](const HttpRequest& request) {
        CHECK(request.method == Method::post);
        CHECK(request.url.path() == QStringLiteral("/account/v1/security/authenticators"));
        CHECK(readBody(request)[QStringLiteral("name")] == QStringLiteral("Pixel 9"));
        return json(200,
                    {{QStringLiteral("id"), QStringLiteral("o1")},
                     {QStringLiteral("otpauth"), QStringLiteral("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ")},
                     {QStringLiteral("expires_at"), 600}});
    };
    const auto offer = waitFor(f.authenticators.offer(QStringLiteral("Pixel 9")));
    REQUIRE(offer);
    CHECK(offer->id == QStringLiteral("o1"));
    CHECK(offer->otpauthLink.view() == "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ");

    f.api = [](const HttpRequest& request) {
        CHECK(request.url.path() == QStringLiteral("/account/v1/security/authenticators/o1/confirm"));
        CHECK(readBody(request)[QStringLiteral("otp")] == QStringLiteral("123456"));
        return json(202, {{QStringLiteral("pending"), QStringLiteral("p1")}, {QStringLiteral("effective_at"), 900}});
    };
    const auto pending = waitFor(f.authenticators.confirm(QStringLiteral("o1"), Secret::copyOf("123456")));
    REQUIRE(pending);
    CHECK(pending->pending);
    CHECK(pending->effectiveAt == 900);

    f.api = [](const HttpRequest& request) {
        CHECK(request.method == Method::del);
        CHECK(request.url.path(QUrl::FullyEncoded) == QStringLiteral("/account/v1/security/authenticators/a%2Fb"));
        return json(204);
    };
    const auto removed = waitFor(f.authenticators.remove(QStringLiteral("a/b")));
    REQUIRE(removed);
    CHECK_FALSE(removed->pending);
}

TEST_CASE("each refusal of an authenticator has its own error, and what cannot be right is not sent")
{
    Authenticators f;
    const std::pair<const char*, AccountProblem> rows[] = {{"last_authenticator", AccountProblem::lastAuthenticator},
                                                           {"too_many", AccountProblem::tooMany},
                                                           {"wrong_code", AccountProblem::wrongCode},
                                                           {"not_found", AccountProblem::notFound}};
    for (const auto& [word, what] : rows) {
        f.api = [word = word](const HttpRequest&) {
            return json(409, {{QStringLiteral("error"), QLatin1String(word)}});
        };
        CHECK(waitFor(f.authenticators.remove(QStringLiteral("x"))).error().what == what);
    }
    f.api = [](const HttpRequest&) -> FakeTransport::Outcome {
        FAIL("was sent");
        return json(500);
    };
    CHECK(waitFor(f.authenticators.offer(QStringLiteral("a\u202eb"))).error().what == AccountProblem::badValue);
    CHECK(waitFor(f.authenticators.offer({})).error().what == AccountProblem::badValue);
    CHECK(waitFor(f.authenticators.confirm({}, Secret::copyOf("1"))).error().what == AccountProblem::badValue);
    CHECK(waitFor(f.authenticators.confirm(QStringLiteral("o"), {})).error().what == AccountProblem::badValue);
    CHECK(waitFor(f.authenticators.remove({})).error().what == AccountProblem::badValue);
}

TEST_CASE("an offer outside the protocol is not used")
{
    const QByteArray rows[] = {
        "{}",
        R"({"id":"a","otpauth":"otpauth://totp/x"})",
        R"({"otpauth":"otpauth://totp/x","expires_at":1})",
        R"({"id":"a","expires_at":1})",
        R"({"id":"a","otpauth":7,"expires_at":1})",
        R"({"id":"a","otpauth":")" + QByteArray(2049, 'x') + R"(","expires_at":1})",
    };
    for (const auto& row : rows)
        CHECK_FALSE(account::readAuthenticatorOffer(row));
}
