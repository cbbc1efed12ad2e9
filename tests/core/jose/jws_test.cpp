// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jws.h"

#include "tests/core/jose/jose_samples.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace sallyport;
using jose::Algorithm;
using jose::JoseError;
using jose::PublicKey;

namespace {

const QByteArray good = R"({"alg":"ES256","typ":"x+jwt"})";

QByteArray nested(int depth)
{
    return R"({"a":)" + QByteArray(depth, '[') + QByteArray(depth, ']') + '}';
}

} // namespace

TEST_CASE("the example of RFC 7515 A.2 verifies: RS256")
{
    const auto key = PublicKey::fromJwk(test::rfc7515RsaJwk()).value();
    const auto compact = test::rfc7515RsInput + '.' + test::rfc7515RsSignature;
    const auto content = jose::verifyJws(compact, key, {.algorithms = {Algorithm::rs256}});
    REQUIRE(content);
    CHECK(content->payload.value(u"iss") == QStringLiteral("joe"));
    CHECK(content->payload.value(u"exp") == 1300819380);
    const auto unasked = jose::verifyJws(compact, key, {});
    REQUIRE_FALSE(unasked);
    CHECK(unasked.error() == JoseError::unsupportedAlgorithm);
}

TEST_CASE("the example of RFC 7515 A.3 verifies: ES256, over the bytes received and their white space")
{
    const auto key = PublicKey::fromJwk(test::rfc7515EcJwk()).value();
    const auto content = jose::verifyJws(test::rfc7515EsInput + '.' + test::rfc7515EsSignature, key, {});
    REQUIRE(content);
    CHECK(content->payload.value(u"http://example.com/is_root") == true);
}

TEST_CASE("what is signed is verified, and says what was said")
{
    const auto key = jose::EcKey::generate();
    const QJsonObject payload = {{QStringLiteral("iss"), QStringLiteral("https://localhost:1")},
                                 {QStringLiteral("n"), qint64{9007199254740991}},
                                 {QStringLiteral("text"), QString::fromUtf8("\xC3\xBC\xF0\x9F\x94\x91\"\\\n")}};
    const auto jws = jose::signJws(
        key, {{QStringLiteral("typ"), QStringLiteral("x+jwt")}, {QStringLiteral("kid"), QStringLiteral("7")}}, payload);
    const auto content = jose::verifyJws(jws, key.publicKey(), {.type = "x+jwt"});
    REQUIRE(content);
    CHECK(content->payload == payload);
    CHECK(content->header.value(u"alg") == QStringLiteral("ES256"));
    CHECK(content->header.value(u"kid") == QStringLiteral("7"));
    const auto peeked = jose::peekJws(jws);
    REQUIRE(peeked);
    CHECK(peeked->header == content->header);
    CHECK(peeked->payload == payload);
    // A caller's own `alg` never gets through.
    const auto forced = jose::signJws(key, {{QStringLiteral("alg"), QStringLiteral("none")}}, {});
    CHECK(jose::peekJws(forced)->header.value(u"alg") == QStringLiteral("ES256"));
}

TEST_CASE("typ is compared as RFC 7515 4.1.9 has it")
{
    const auto key = jose::EcKey::generate();
    const auto accepts = [&](QByteArrayView header, const QByteArray& type) {
        return jose::verifyJws(test::signedText(key, header, "{}"), key.publicKey(), {.type = type}).has_value();
    };
    CHECK(accepts(good, "x+jwt"));
    CHECK(accepts(R"({"alg":"ES256","typ":"X+JWT"})", "x+jwt"));
    CHECK(accepts(R"({"alg":"ES256","typ":"application/x+jwt"})", "x+jwt"));
    CHECK(accepts(R"({"alg":"ES256","typ":"x+jwt"})", "application/x+jwt"));
    CHECK(accepts(R"({"alg":"ES256"})", ""));
    CHECK_FALSE(accepts(good, ""));
    CHECK_FALSE(accepts(R"({"alg":"ES256"})", "x+jwt"));
    CHECK_FALSE(accepts(R"({"alg":"ES256","typ":"JWT"})", "x+jwt"));
    CHECK_FALSE(accepts(R"({"alg":"ES256","typ":"text/x+jwt"})", "x+jwt"));
    CHECK_FALSE(accepts(R"({"alg":"ES256","typ":""})", "x+jwt"));
    CHECK_FALSE(accepts(R"({"alg":"ES256","typ":["x+jwt"]})", "x+jwt"));
    CHECK_FALSE(accepts(R"({"alg":"ES256","typ":null})", ""));
}

TEST_CASE("headers that ask for something else are refused, though rightly signed")
{
    const auto key = jose::EcKey::generate();
    const struct {
        QByteArray header;
        JoseError error;
        const char* attack;
    } rows[] = {
        {R"({"alg":"none","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "none"},
        {R"({"alg":"NoNe","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "none in another case"},
        {R"({"alg":"HS256","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "HMAC with the public key"},
        {R"({"alg":"es256","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "names have a case"},
        {R"({"alg":"ES256K","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "another curve"},
        {R"({"alg":"ES384","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "another curve and hash"},
        {R"({"alg":"PS256","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "RSA-PSS"},
        {R"({"alg":"EdDSA","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "Ed25519"},
        {R"({"alg":"","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "an empty name"},
        {R"({"alg":"ES256 ","typ":"x+jwt"})", JoseError::unsupportedAlgorithm, "a name with white space"},
        {R"({"alg":"RS256","typ":"x+jwt"})", JoseError::invalidKey, "an EC key as an RSA key"},
        {R"({"typ":"x+jwt"})", JoseError::malformed, "no alg"},
        {R"({"alg":256,"typ":"x+jwt"})", JoseError::malformed, "alg is a number"},
        {R"({"alg":["ES256"],"typ":"x+jwt"})", JoseError::malformed, "alg is a list"},
        {R"({"alg":null,"typ":"x+jwt"})", JoseError::malformed, "alg is null"},
        {R"({"alg":"ES256","typ":"x+jwt","crit":["b64"],"b64":false})", JoseError::critical, "RFC 7797"},
        {R"({"alg":"ES256","typ":"x+jwt","crit":["exp"],"exp":1})", JoseError::critical, "an extension"},
        {R"({"alg":"ES256","typ":"x+jwt","crit":[]})", JoseError::critical, "an empty list is against RFC 7515 4.1.11"},
        {R"({"alg":"ES256","typ":"x+jwt","crit":null})", JoseError::critical, "crit is null"},
        {R"({"alg":"none","alg":"ES256","typ":"x+jwt"})", JoseError::malformed, "two alg, the last one good"},
        {R"({"alg":"ES256","\u0061lg":"ES256","typ":"x+jwt"})", JoseError::malformed, "two alg, one of them escaped"},
        {R"({"alg":"ES256","typ":"x+jwt","jwk":{"kty":"EC","kty":"EC"}})", JoseError::malformed, "two within"},
        {R"([{"alg":"ES256"}])", JoseError::malformed, "a list"},
        {R"("ES256")", JoseError::malformed, "a string"},
        {"", JoseError::malformed, "empty"},
        {R"({"alg":"ES256","typ":"x+jwt")", JoseError::malformed, "cut short"},
        {good + "x", JoseError::malformed, "text behind the object"},
        {good + good, JoseError::malformed, "two objects"},
        {"{\"alg\":\"ES256\",\"typ\":\"x+jwt\",\"a\":\"\xFF\"}", JoseError::malformed, "not UTF-8"},
        {R"({"alg":"ES256","typ":"x+jwt","a":)" + nested(10000) + '}', JoseError::malformed, "10,000 deep"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto content = jose::verifyJws(
            test::signedText(key, row.header, "{}"), key.publicKey(),
            {.type = "x+jwt", .algorithms = {Algorithm::es256, Algorithm::rs256}, .maxBytes = 64 * 1024});
        REQUIRE_FALSE(content);
        CHECK(content.error() == row.error);
    }
}

TEST_CASE("payloads that are no object with unique names are refused, though rightly signed")
{
    const auto key = jose::EcKey::generate();
    for (const QByteArray& payload : {
             QByteArray(""),
             QByteArray("text"),
             QByteArray("[]"),
             QByteArray("null"),
             QByteArray("{}{}"),
             QByteArray(R"({"sid":"a","sid":"b"})"),       // which one was meant?
             QByteArray(R"({"a":[{"b":{"c":1,"c":2}}]})"), // deep within
             QByteArray(R"({"a":1,"\u0061":1})"),          // the same name, spelled in two ways
             QByteArray("{\"a\":\"\xC0\xAF\"}"),           // overlong UTF-8
             nested(10000),
         }) {
        CAPTURE(payload.first(std::min<qsizetype>(payload.size(), 60)).toStdString());
        const auto jws = test::signedText(key, good, payload);
        const auto content = jose::verifyJws(jws, key.publicKey(), {.type = "x+jwt", .maxBytes = 64 * 1024});
        REQUIRE_FALSE(content);
        CHECK(content.error() == JoseError::malformed);
        CHECK_FALSE(jose::peekJws(jws, 64 * 1024));
    }
    // Colons and quotes within strings are no members.
    const auto odd = test::signedText(key, good, R"({"a:b\":":"c\\\":d","e":[":",{"f":"\\"}]})");
    CHECK(jose::verifyJws(odd, key.publicKey(), {.type = "x+jwt"}));
}

TEST_CASE("texts that are not one compact JWS are refused")
{
    const auto key = jose::EcKey::generate();
    const auto jws = test::signedText(key, good, R"({"a":1})");
    const auto parts = jws.split('.');
    const struct {
        QByteArray text;
        JoseError error;
        const char* attack;
    } rows[] = {
        {"", JoseError::malformed, "nothing"},
        {".", JoseError::malformed, "two empty parts"},
        {"..", JoseError::malformed, "three empty parts"},
        {parts[0] + '.' + parts[1], JoseError::malformed, "two parts"},
        {parts[0] + '.' + parts[1] + '.', JoseError::badSignature, "no signature, alg still ES256"},
        {jws + '.', JoseError::malformed, "four parts"},
        {jws + ".x", JoseError::malformed, "four parts, the last not empty"},
        {jws + ".e30.e30", JoseError::malformed, "five parts, as a JWE has"},
        {jws + '=', JoseError::malformed, "padding"},
        {jws + '\n', JoseError::malformed, "a line end"},
        {' ' + jws, JoseError::malformed, "a space in front"},
        {jws + QByteArray(1, '\0'), JoseError::malformed, "a zero at the end"},
        {parts[0] + '.' + parts[1] + "." + parts[2] + '~', JoseError::malformed, "a disclosure behind it (SD-JWT)"},
        {parts[0] + '.' + parts[1] + "." + parts[2].chopped(2), JoseError::badSignature, "signature cut short"},
        {parts[0] + '.' + parts[1] + '.' + QByteArray(86, '+'), JoseError::malformed, "the other base64 alphabet"},
        {parts[0] + ".e30." + parts[2], JoseError::badSignature, "another payload"},
        {toBase64Url(good + ' ') + '.' + parts[1] + '.' + parts[2], JoseError::badSignature, "a space in the header"},
        {R"({"protected":")" + parts[0] + R"(","payload":")" + parts[1] + R"(","signature":")" + parts[2] + R"("})",
         JoseError::malformed, "JSON serialization"},
        {toBase64Url(R"({"alg":"none","typ":"x+jwt"})") + '.' + parts[1] + '.', JoseError::unsupportedAlgorithm,
         "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto content = jose::verifyJws(row.text, key.publicKey(), {.type = "x+jwt"});
        REQUIRE_FALSE(content);
        CHECK(content.error() == row.error);
    }
}

TEST_CASE("HMAC with the public key as the secret is refused")
{
    const auto key = jose::EcKey::generate();
    const auto input = toBase64Url(R"({"alg":"HS256","typ":"x+jwt"})") + ".e30";
    const auto jwk = writeJson(key.publicKey().toJwk());
    const auto content =
        jose::verifyJws(input + '.' + toBase64Url(hmacSha256(jwk, input)), key.publicKey(), {.type = "x+jwt"});
    REQUIRE_FALSE(content);
    CHECK(content.error() == JoseError::unsupportedAlgorithm);
}

TEST_CASE("a JWS over the caller's limit is not looked at")
{
    const auto key = jose::EcKey::generate();
    const auto jws = test::signedText(key, good, R"({"a":")" + QByteArray(1000, 'a') + R"("})");
    CHECK(jose::verifyJws(jws, key.publicKey(), {.type = "x+jwt", .maxBytes = jws.size()}));
    CHECK(jose::verifyJws(jws, key.publicKey(), {.type = "x+jwt", .maxBytes = jws.size() - 1}).error()
          == JoseError::tooLarge);
    CHECK(jose::peekJws(jws, jws.size() - 1).error() == JoseError::tooLarge);
    CHECK(jose::verifyJws(QByteArray(100 * 1024 * 1024, '.'), key.publicKey(), {}).error() == JoseError::tooLarge);
}

TEST_CASE("a key set gives the one key that is meant")
{
    const auto first = jose::EcKey::generate().publicKey();
    const auto second = jose::EcKey::generate().publicKey();
    const auto named = [](const PublicKey& key, const QString& kid) {
        auto jwk = key.toJwk();
        jwk.insert(QStringLiteral("kid"), kid);
        return jwk;
    };
    const auto set = [](const QJsonArray& keys) { return QJsonObject{{QStringLiteral("keys"), keys}}; };
    const auto a = QStringLiteral("a");
    const auto b = QStringLiteral("b");
    const QJsonObject foreign = {{QStringLiteral("kty"), QStringLiteral("OKP")}, {QStringLiteral("kid"), a}};

    const auto both = set({named(first, a), named(second, b)});
    CHECK(jose::keyFromJwks(both, b)->thumbprint() == second.thumbprint());
    CHECK(jose::keyFromJwks(both, QStringLiteral("c")).error() == JoseError::invalidKey);
    CHECK(jose::keyFromJwks(both, {}).error() == JoseError::invalidKey); // two, and none named
    CHECK(jose::keyFromJwks(set({named(first, a)}), {})->thumbprint() == first.thumbprint());
    CHECK(jose::keyFromJwks(set({named(first, a), named(second, a)}), a).error() == JoseError::invalidKey);
    CHECK(jose::keyFromJwks(set({foreign, named(first, a)}), a)->thumbprint() == first.thumbprint());
    CHECK(jose::keyFromJwks(set({foreign, 7, QJsonValue::Null, named(first, b)}), {})->thumbprint()
          == first.thumbprint());
    CHECK(jose::keyFromJwks(set({}), {}).error() == JoseError::invalidKey);
    CHECK(jose::keyFromJwks({}, a).error() == JoseError::malformed);
    CHECK(jose::keyFromJwks({{QStringLiteral("keys"), named(first, a)}}, a).error() == JoseError::malformed);
}
