// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/security_event_token.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "tests/core/jose/jose_samples.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace sallyport;
using jose::SetError;

namespace {

constexpr std::int64_t now = 1'767'600'000;
const QString audience = QStringLiteral("https://service.example/ssf/1");

struct Tokens {
    jose::EcKey key = jose::EcKey::generate();
    QByteArray header = R"({"alg":"ES256","typ":"secevent+jwt","kid":"k"})";

    /// A good token's claims with `member` replaced by the JSON text `value`, or taken away.
    static QByteArray claims(const char* member = "", const QByteArray& value = {})
    {
        QList<std::pair<QByteArray, QByteArray>> all{
            {"iss", R"("https://service.example")"},       {"aud", R"("https://service.example/ssf/1")"},
            {"iat", QByteArray::number(qint64{now})},      {"jti", R"("jti-1")"},
            {"sub_id", R"({"format":"opaque","id":"1"})"}, {"events", R"({"https://e.example/x":{"a":1}})"}};
        QByteArray text = "{";
        bool replaced = false;
        for (const auto& [name, usual] : all) {
            const bool it = name == member;
            replaced = replaced || it;
            if (it && value.isEmpty())
                continue;
            text += (text.size() > 1 ? ",\"" : "\"") + name + "\":" + (it ? value : usual);
        }
        if (!replaced && *member)
            text += ",\"" + QByteArray(member) + "\":" + value;
        return text + '}';
    }
    Result<jose::SecurityEvent, SetError> read(const QByteArray& payload, const QByteArray& kid = "k") const
    {
        return readToken(test::signedText(key, header, payload), kid);
    }
    Result<jose::SecurityEvent, SetError> readToken(const QByteArray& token, const QByteArray& kid = "k") const
    {
        auto jwk = key.publicKey().toJwk();
        jwk.insert(QStringLiteral("kid"), QString::fromLatin1(kid));
        return jose::readSecurityEvent(
            token, {{QStringLiteral("keys"), QJsonArray{jwk}}},
            {.issuer = QStringLiteral("https://service.example"), .audience = audience, .now = now});
    }
};

} // namespace

TEST_CASE("a good security event token is read")
{
    const Tokens f;
    const auto event = f.read(Tokens::claims("toe", "5"));
    REQUIRE(event);
    CHECK(event->jti == QStringLiteral("jti-1"));
    CHECK(event->issuedAt == now);
    CHECK(event->happenedAt == 5);
    CHECK(event->type == QStringLiteral("https://e.example/x"));
    CHECK(event->members.value(u"a") == 1);
    CHECK(f.read(Tokens::claims("aud", R"(["x","https://service.example/ssf/1"])")));
}

TEST_CASE("a claim that is not as it must be is refused")
{
    struct Row {
        const char* member;
        QByteArray value;
        SetError error;
    };
    const Row rows[] = {
        {"iss", {}, SetError::wrongIssuer},
        {"iss", R"("https://service.example/")", SetError::wrongIssuer}, // almost
        {"aud", {}, SetError::wrongAudience},
        {"aud", R"("https://service.example/ssf/2")", SetError::wrongAudience}, // another session's
        {"aud", "[]", SetError::wrongAudience},
        {"iat", {}, SetError::malformed},
        {"iat", R"("1767600000")", SetError::malformed},
        {"iat", "1767600000.5", SetError::malformed},
        {"iat", "1767600301", SetError::badTime}, // RFC 8417: the future
        {"iat", "1758959999", SetError::badTime}, // older than any alert kept
        {"iat", "-9007199254740991", SetError::badTime},
        {"iat", "1e300", SetError::malformed},
        {"jti", {}, SetError::malformed},
        {"jti", R"("")", SetError::malformed},
        {"jti", '"' + QByteArray(201, 'j') + '"', SetError::malformed},
        {"sub_id", {}, SetError::malformed}, // SSF 1.0: must be there
        {"sub_id", R"("me")", SetError::malformed},
        {"sub", R"("me")", SetError::forbiddenClaim}, // SSF 1.0: must not
        {"exp", "9999999999", SetError::forbiddenClaim},
        {"events", {}, SetError::malformed},
        {"events", "[]", SetError::malformed},
        {"events", "{}", SetError::notOneEvent},
        {"events", R"({"a":{},"b":{}})", SetError::notOneEvent},
        {"events", R"({"a":{},"a":{}})", SetError::malformed}, // one that hides the other
        {"events", R"({"a":1})", SetError::malformed},
        {"events", R"({"":{}})", SetError::malformed},
    };
    const Tokens f;
    for (const auto& row : rows) {
        INFO(row.member << row.value.toStdString());
        const auto event = f.read(Tokens::claims(row.member, row.value));
        REQUIRE_FALSE(event);
        CHECK(event.error() == row.error);
    }
}

TEST_CASE("what the service did not sign as a security event is refused")
{
    Tokens f;
    CHECK(f.readToken("").error() == SetError::malformed);
    CHECK(f.readToken("a.b.c").error() == SetError::malformed);
    CHECK(f.read(Tokens::claims(), "other").error() == SetError::unknownKey);
    const auto foreign = test::signedText(jose::EcKey::generate(), f.header, Tokens::claims());
    CHECK(f.readToken(foreign).error() == SetError::badSignature);
    for (const char* header :
         {R"({"alg":"none","typ":"secevent+jwt","kid":"k"})", R"({"alg":"HS256","typ":"secevent+jwt","kid":"k"})",
          R"({"alg":"ES256","typ":"session-end-receipt+jwt","kid":"k"})", R"({"alg":"ES256","kid":"k"})",
          R"({"alg":"ES256","typ":"secevent+jwt","kid":"k","crit":["x"]})"}) {
        f.header = header;
        INFO(header);
        CHECK(f.read(Tokens::claims()).error() == SetError::badSignature);
    }
}

TEST_CASE("a reason text of 1 MB is read; more than the limit is not")
{
    const Tokens f;
    const auto with = [](qsizetype size) {
        return Tokens::claims("events",
                              R"({"https://e.example/x":{"reason_user":")" + QByteArray(size, 'r') + R"("}})");
    };
    CHECK(f.read(with(1'000'000)));
    CHECK(f.read(with(2'000'000)).error() == SetError::tooLarge);
}
