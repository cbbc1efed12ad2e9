// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the challenge and token endpoints answer: members of the wrong type, beyond their limits, or missing.
#include "core/auth/challenge_answer.h"
#include "core/auth/human_challenge_reader.h"
#include "core/auth/token_answer.h"
#include "core/base/json.h"
#include "tests/core/auth/machine_samples.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace sallyport;
using namespace sallyport::auth;

namespace {

constexpr std::int64_t now = 1'767'600'000'000;

ChallengeAnswer challenge(int status, QByteArray body)
{
    return readChallengeAnswer({.status = status, .body = std::move(body)}, now);
}

QByteArray asking(const char* more)
{
    return QByteArray(R"({"error":"insufficient_authorization","auth_session":"s1",)") + more + '}';
}

const FactorsAsked& asked(const ChallengeAnswer& answer)
{
    REQUIRE(std::holds_alternative<FactorsAsked>(answer.what));
    return std::get<FactorsAsked>(answer.what);
}

QString png()
{
    return QString::fromLatin1(toBase64(QByteArray("\x89PNG\r\n\x1a\nxyz", 11)));
}

QJsonObject slider()
{
    return {{QStringLiteral("type"), QStringLiteral("slider")},
            {QStringLiteral("id"), QStringLiteral("c1")},
            {QStringLiteral("expires_in"), 120},
            {QStringLiteral("width"), 320},
            {QStringLiteral("height"), 160},
            {QStringLiteral("piece_width"), 40},
            {QStringLiteral("row"), 20},
            {QStringLiteral("background"), png()},
            {QStringLiteral("piece"), png()},
            {QStringLiteral("alternatives"),
             QJsonArray{QStringLiteral("work"), QStringLiteral("dance"), QStringLiteral("work")}}};
}

QJsonObject with(QJsonObject object, const char* name, const QJsonValue& value)
{
    object.insert(QString::fromLatin1(name), value);
    return object;
}

QJsonObject pictures()
{
    return {{QStringLiteral("type"), QStringLiteral("pictures")},
            {QStringLiteral("id"), QStringLiteral("c2")},
            {QStringLiteral("prompt"), QStringLiteral("heart")},
            {QStringLiteral("tiles"), QJsonArray{png(), png(), png(), png(), png(), png(), png(), png(), png()}}};
}

QJsonObject work(const char* member = nullptr, const QJsonValue& value = {})
{
    const QString hex(32, u'a');
    QJsonObject parameters{{QStringLiteral("algorithm"), QStringLiteral("PBKDF2/SHA-256")},
                           {QStringLiteral("nonce"), hex},
                           {QStringLiteral("salt"), hex},
                           {QStringLiteral("cost"), 5000},
                           {QStringLiteral("keyLength"), 32},
                           {QStringLiteral("keyPrefix"), QStringLiteral("00FF")}};
    if (member)
        parameters.insert(QString::fromLatin1(member), value);
    return {{QStringLiteral("type"), QStringLiteral("work")},
            {QStringLiteral("id"), QStringLiteral("c3")},
            {QStringLiteral("challenge"),
             QJsonObject{{QStringLiteral("parameters"), parameters}, {QStringLiteral("signature"), hex}}}};
}

} // namespace

TEST_CASE("an answer that asks is read with all it says")
{
    const auto answer =
        challenge(403, asking(R"("next":["otp"],"rejected":["otp"],"otp_methods":["totp","sms","pigeon"],
        "otp_destination":"+49 *** ** 21","attempts_left":4,"retry_after":60)"));
    CHECK(answer.authSession->view() == "s1");
    const auto& a = asked(answer);
    CHECK(a.next == QList{Factor::otp});
    CHECK(a.rejected == QList{Factor::otp});
    CHECK(a.codeMethods == QList{CodeMethod::totp, CodeMethod::sms});
    CHECK(a.smsDestination == QLatin1String("+49 *** ** 21"));
    CHECK(a.attemptsLeft == 4);
    CHECK(a.notBeforeMs == now + 60'000);
}

TEST_CASE("the JSON error decides, whatever the status: it changed between drafts")
{
    for (const int status : {200, 400, 401, 403}) {
        CHECK(asked(challenge(status, asking(R"("next":["device"])"))).next == QList{Factor::device});
        CHECK(std::holds_alternative<WebWanted>(
            challenge(status, R"({"error":"redirect_to_web","request_uri":"urn:x"})").what));
    }
    // And a code comes with 200 only.
    CHECK(std::holds_alternative<Secret>(challenge(200, R"({"authorization_code":"c"})").what));
    CHECK(std::holds_alternative<Failed>(challenge(403, R"({"authorization_code":"c"})").what));
    CHECK_FALSE(std::holds_alternative<Secret>(challenge(200, R"({"authorization_code":"c","error":"x"})").what));
}

TEST_CASE("a code that could not be sent back as it came is no code")
{
    for (const QByteArray& code :
         {QByteArray(), QByteArray(5000, 'x'), QByteArray("a b"), QByteArray("a\\nb"), QByteArray("\xc3\xa4")})
        CHECK(std::holds_alternative<Failed>(challenge(200, "{\"authorization_code\":\"" + code + "\"}").what));
}

TEST_CASE("waiting times and counts beyond reason are cut or left out")
{
    CHECK(asked(challenge(403, asking(R"("next":["otp"],"retry_after":1e15)"))).notBeforeMs
          == now + 7LL * 24 * 3600 * 1000);
    CHECK_FALSE(asked(challenge(403, asking(R"("next":["otp"],"retry_after":-5)"))).notBeforeMs);
    CHECK_FALSE(asked(challenge(403, asking(R"("next":["otp"],"retry_after":"60")"))).notBeforeMs);
    CHECK_FALSE(asked(challenge(403, asking(R"("next":["otp"],"attempts_left":-1)"))).attemptsLeft);
    CHECK_FALSE(asked(challenge(403, asking(R"("next":["otp"],"attempts_left":1.5)"))).attemptsLeft);
    const auto busy = readChallengeAnswer({.status = 429, .headers = {{"Retry-After", "30"}}}, now);
    CHECK(std::get<Failed>(busy.what).trouble.notBeforeMs == now + 30'000);
}

TEST_CASE("a destination is shown only if it could be a masked number or address")
{
    for (const char* bad : {"<b>+49</b>", "call +49 123; now!", "http://evil", "\\u202e12 94+",
                            "0123456789012345678901234567890123456789012345678901234567890123456789"}) {
        const auto answer = challenge(403, asking(R"("next":["otp"],"otp_destination":")").chopped(1) + bad + "\"}");
        CAPTURE(bad);
        CHECK(asked(answer).smsDestination.isEmpty());
    }
}

TEST_CASE("methods of which none is known are beyond us")
{
    const auto answer = challenge(403, asking(R"("next":["otp"],"otp_methods":["pigeon"])"));
    CHECK(std::get<Refused>(answer.what).why.reason == BlockReason::serviceAsksUnknown);
}

TEST_CASE("human checks are read with their limits")
{
    const auto read = [](const QJsonObject& object) { return readHumanChallenge(object, now); };
    const auto s = read(slider());
    REQUIRE(s);
    CHECK(s->kind() == HumanCheckKind::slider);
    CHECK(s->expiresAtMs == now + 120'000);
    CHECK(s->alternatives == QList{HumanCheckKind::work});
    const auto p = read(pictures());
    REQUIRE(p);
    CHECK(std::get<PicturesChallenge>(p->puzzle).prompt == PicturePrompt::heart);
    const auto w = read(work());
    REQUIRE(w);
    CHECK(std::get<WorkChallenge>(w->puzzle).keyPrefix == "00ff");
    CHECK(std::get<WorkChallenge>(w->puzzle).nonce == QByteArray(16, '\xaa'));

    const std::pair<const char*, QJsonObject> bad[] = {
        {"no type", with(slider(), "type", QJsonValue())},
        {"unknown type", with(slider(), "type", QStringLiteral("dance"))},
        {"no id", with(slider(), "id", QString())},
        {"endless id", with(slider(), "id", QString(1000, u'x'))},
        {"no width", with(slider(), "width", 0)},
        {"a wall of a picture", with(slider(), "width", 100'000)},
        {"negative height", with(slider(), "height", -160)},
        {"a width that is text", with(slider(), "width", QStringLiteral("320"))},
        {"a piece wider than all", with(slider(), "piece_width", 320)},
        {"a row below the picture", with(slider(), "row", 160)},
        {"a half row", with(slider(), "row", 1.5)},
        {"no PNG", with(slider(), "piece", QStringLiteral("R0lGODlh"))},
        {"no base64", with(slider(), "piece", QStringLiteral("!!!!"))},
        {"a huge picture", with(slider(), "background", QString(900'000, u'A'))},
        {"no prompt", with(pictures(), "prompt", QStringLiteral("<img>"))},
        {"eight tiles", with(pictures(), "tiles", QJsonArray{png(), png(), png(), png(), png(), png(), png(), png()})},
        {"a tile that is a number",
         with(pictures(), "tiles", QJsonArray{1, png(), png(), png(), png(), png(), png(), png(), png()})},
        {"another algorithm", work("algorithm", QStringLiteral("SHA-256"))},
        {"no cost", work("cost", 0)},
        {"negative cost", work("cost", -5)},
        {"a cost beyond an int", work("cost", 1e12)},
        {"a nonce too short", work("nonce", QStringLiteral("aa"))},
        {"a nonce that is no hex", work("nonce", QString(32, u'z'))},
        {"no prefix", work("keyPrefix", QString())},
        {"a prefix longer than the key", work("keyPrefix", QString(65, u'0'))},
        {"a prefix that is no hex", work("keyPrefix", QStringLiteral("0x"))},
        {"a key of a megabyte", work("keyLength", 1'000'000)},
    };
    for (const auto& [what, object] : bad) {
        CAPTURE(what);
        CHECK_FALSE(read(object));
    }
}

TEST_CASE("answers to human checks are written as the protocol says")
{
    SliderAnswer dragged{.x = 123, .trace = {}};
    for (int i = 0; i < 700; ++i)
        dragged.trace.append({i * 10, i, i % 3});
    const auto sliderJson = *readJsonObject(writeHumanAnswer(QStringLiteral("c1"), dragged, {}));
    CHECK(sliderJson.value(u"x") == 123);
    CHECK(sliderJson.value(u"trace").toArray().size() == 500);
    CHECK(sliderJson.value(u"trace").toArray().at(2) == QJsonValue(QJsonArray{20, 2, 2}));
    const auto workJson = writeHumanAnswer(QStringLiteral("c3"), WorkSolution{5, "\x01\xff", 20},
                                           {{QStringLiteral("signature"), QStringLiteral("s")}});
    CHECK(
        workJson
        == R"({"challenge":{"signature":"s"},"id":"c3","solution":{"counter":5,"derivedKey":"01ff","time":20},"type":"work"})");
    CHECK(writeHumanAnswer(QStringLiteral("c2"), PicturesAnswer{{1, 5}}, {})
          == R"({"id":"c2","indexes":[1,5],"type":"pictures"})");
}

TEST_CASE("tokens are taken only whole, only bound, and with their limits")
{
    const auto read = [](int status, const char* body) {
        return readTokenAnswer({.status = status, .body = body}, now);
    };
    const auto good =
        read(200, R"({"access_token":"a","token_type":"dpop","expires_in":300,"refresh_token":"r","sid":"s",
        "auth_time":1767600000,"amr":["pwd"],"server_time":1767600000,"lease_ends_at":"soon"})");
    REQUIRE(good);
    CHECK(good->accessToken.view() == "a");
    CHECK(good->refreshToken.view() == "r");
    CHECK(good->authTime == 1'767'600'000);
    CHECK_FALSE(good->leaseEndsAt);
    struct Row {
        int status;
        const char* body;
        TokenProblem problem;
    };
    const Row rows[] = {
        {200, R"({"access_token":"a","token_type":"Bearer"})", TokenProblem::notBound}, // RFC 9449 5
        {200, R"({"access_token":"a"})", TokenProblem::unreadable},
        {200, R"({"token_type":"DPoP"})", TokenProblem::unreadable},
        {200, R"({"access_token":["a"],"token_type":"DPoP"})", TokenProblem::unreadable},
        {200, R"({"access_token":"a\r\nX-Evil: 1","token_type":"DPoP"})",
         TokenProblem::unreadable}, // would split a header
        {201, R"({"access_token":"a","token_type":"DPoP"})", TokenProblem::unreadable},
        {400, R"({"error":"invalid_grant","receipt":"a.b.c"})", TokenProblem::refused},
        {403, R"({"error":"insufficient_authorization","auth_session":"x"})", TokenProblem::personNeeded},
        {400, R"({"error":"use_dpop_nonce"})", TokenProblem::failed},
        {500, "", TokenProblem::failed},
        {404, "", TokenProblem::unreadable},
    };
    for (const Row& row : rows) {
        CAPTURE(row.status, row.body);
        const auto answer = read(row.status, row.body);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().what == row.problem);
    }
    CHECK(read(400, R"({"error":"invalid_grant","receipt":"a.b.c"})").error().receipt == "a.b.c");
    CHECK(read(200, R"({"access_token":"a","token_type":"DPoP","expires_in":1e9})")->expiresIn == 86'400);
    CHECK(read(200, R"({"access_token":"a","token_type":"DPoP","expires_in":-1})")->expiresIn == 1);
    CHECK_FALSE(read(200, R"({"access_token":"a","token_type":"DPoP","auth_time":5})")->authTime);
}
