// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/dpop_proof.h"

#include "tests/core/jose/jose_samples.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

#include <QJsonArray>

using namespace sallyport;
using jose::DpopCheck;
using jose::DpopError;

namespace {

constexpr std::int64_t now = 1562262616; // RFC 9449's own

const QByteArray exampleHeader =
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRj"
    "Qy"
    "VVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.";
const QByteArray exampleToken = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";

Clock clockAt(std::int64_t seconds)
{
    return test::FixedClock(seconds * 1000).clock();
}

QUrl url(const char* text)
{
    return QUrl(QString::fromUtf8(text));
}

/// A proof over these claims by a key made for it, with its header as given or as it should be.
struct Forge {
    jose::EcKey key = jose::EcKey::generate();
    QJsonObject header = {{QStringLiteral("typ"), QStringLiteral("dpop+jwt")},
                          {QStringLiteral("alg"), QStringLiteral("ES256")},
                          {QStringLiteral("jwk"), key.publicKey().toJwk()}};
    QJsonObject claims = {{QStringLiteral("jti"), QStringLiteral("j")},
                          {QStringLiteral("htm"), QStringLiteral("POST")},
                          {QStringLiteral("htu"), QStringLiteral("https://server.example.com/token")},
                          {QStringLiteral("iat"), qint64{now}}};

    QByteArray proof() const { return test::signedText(key, writeJson(header), writeJson(claims)); }
    QByteArray withClaim(QStringView name, const QJsonValue& value) const
    {
        auto changed = claims;
        changed.insert(name, value);
        return test::signedText(key, writeJson(header), writeJson(changed));
    }
    QByteArray withHeader(QStringView name, const QJsonValue& value) const
    {
        auto changed = header;
        changed.insert(name, value);
        return test::signedText(key, writeJson(changed), writeJson(claims));
    }
};

DpopCheck tokenRequest()
{
    return {.method = "POST", .url = url("https://server.example.com/token")};
}

} // namespace

TEST_CASE("the token request's proof of RFC 9449 figure 2 is good")
{
    const auto facts =
        jose::verifyDpopProof(exampleHeader
                                  + "eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLm"
                                    "V4YW1wbGUuY29tL3Rva2VuIiwiaWF"
                                    "0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-"
                                    "FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg",
                              tokenRequest(), clockAt(now));
    REQUIRE(facts);
    CHECK(facts->thumbprint == "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    CHECK(facts->jti == "-BwC3ESc6acc2lTc");
    CHECK(facts->issuedAt == now);
    CHECK_FALSE(facts->nonce);
}

TEST_CASE("the resource request's proof of RFC 9449 figure 13 is good for its token only")
{
    const auto proof = exampleHeader
        + "eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0"
          "ZWRyZXN"
          "vdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9."
          "2oW9RP35yRq"
          "zhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";
    DpopCheck check{
        .method = "GET", .url = url("https://resource.example.org/protectedresource"), .accessToken = exampleToken};
    CHECK(jose::verifyDpopProof(proof, check, clockAt(now)));
    CHECK(jose::accessTokenHash(exampleToken) == "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo");
    check.accessToken = "another";
    CHECK(jose::verifyDpopProof(proof, check, clockAt(now)).error() == DpopError::wrongToken);
}

TEST_CASE("a made proof says what RFC 9449 4.2 asks, and nothing of query or fragment")
{
    const auto key = test::rfc7515EcKey();
    const auto proof = jose::makeDpopProof(key,
                                           {.method = "POST",
                                            .url = url("HTTPS://Server.Example.com:443/token?code=secret#top"),
                                            .nonce = "n-1",
                                            .accessToken = exampleToken},
                                           clockAt(now), test::countingRandom());
    const auto content = jose::peekJws(proof).value();
    CHECK(content.header
          == QJsonObject{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")},
                         {QStringLiteral("alg"), QStringLiteral("ES256")},
                         {QStringLiteral("jwk"), test::rfc7515EcJwk()}});
    CHECK(content.payload
          == QJsonObject{{QStringLiteral("jti"), QStringLiteral("AAECAwQFBgcICQoLDA0ODw")}, // 128 bits
                         {QStringLiteral("htm"), QStringLiteral("POST")},
                         {QStringLiteral("htu"), QStringLiteral("https://server.example.com/token")},
                         {QStringLiteral("iat"), qint64{now}},
                         {QStringLiteral("nonce"), QStringLiteral("n-1")},
                         {QStringLiteral("ath"), QStringLiteral("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo")}});
    const auto facts = jose::verifyDpopProof(
        proof, {.method = "POST", .url = url("https://server.example.com/token"), .accessToken = exampleToken},
        clockAt(now));
    REQUIRE(facts);
    CHECK(facts->nonce == "n-1");
    CHECK(facts->thumbprint == key.publicKey().thumbprint());
}

TEST_CASE("no two proofs are the same")
{
    const auto key = jose::EcKey::generate();
    const auto random = systemRandom();
    const auto make = [&] {
        return jose::verifyDpopProof(
                   jose::makeDpopProof(key, {.method = "POST", .url = tokenRequest().url}, clockAt(now), random),
                   tokenRequest(), clockAt(now))
            .value()
            .jti;
    };
    CHECK(make() != make());
}

TEST_CASE("htu is compared as RFC 9449 4.3 check 9 has it")
{
    const struct {
        const char *htu, *request;
        bool same;
        const char* why;
    } rows[] = {
        {"https://h.example/t", "https://h.example/t", true, "as it is"},
        {"https://h.example/t", "https://h.example/t?a=b#c", true, "query and fragment of the request are ignored"},
        {"https://h.example/t?a=b#c", "https://h.example/t", true, "and those of the claim"},
        {"HTTPS://H.Example/t", "https://h.example/t", true, "case of scheme and host (RFC 3986 6.2.2.1)"},
        {"https://h.example:443/t", "https://h.example/t", true, "the default port (6.2.3)"},
        {"https://h.example:/t", "https://h.example/t", true, "an empty port"},
        {"https://h.example", "https://h.example/", true, "an empty path"},
        {"https://h.example/%7ea", "https://h.example/~a", true, "escapes that need not be (6.2.2.2)"},
        {"https://h.example/%c3%bc", "https://h.example/%C3%BC", true, "case of escapes (6.2.2.1)"},
        {"https://h.example/a/./b/../t", "https://h.example/a/t", true, "dot segments (6.2.2.3)"},
        {"https://[::1]:8443/t", "https://[::1]:8443/t", true, "an IPv6 address"},
        {"http://127.0.0.1:80/t", "http://127.0.0.1/t", true, "http has its own default port"},
        {"https://h.example/T", "https://h.example/t", false, "case of the path"},
        {"https://h.example/t/", "https://h.example/t", false, "a slash more"},
        {"https://h.example/t//", "https://h.example/t/", false, "an empty segment more"},
        {"https://h.example//t", "https://h.example/t", false, "an empty segment in front"},
        {"https://h.example/t%2Fx", "https://h.example/t/x", false, "an escaped slash separates nothing"},
        {"https://h.example/token2", "https://h.example/token", false, "longer"},
        {"https://h.example/", "https://h.example/t", false, "shorter"},
        {"https://h.example:8443/t", "https://h.example/t", false, "another port"},
        {"https://h.example:80/t", "https://h.example/t", false, "the other scheme's default port"},
        {"http://h.example/t", "https://h.example/t", false, "another scheme"},
        {"https://i.example/t", "https://h.example/t", false, "another host"},
        {"https://h.example.evil.example/t", "https://h.example/t", false, "a host in front of another"},
        {"https://h.example@evil.example/t", "https://evil.example/t", false, "a name before the host"},
        {"https://u:p@h.example/t", "https://h.example/t", false, "a password"},
        {"//h.example/t", "https://h.example/t", false, "no scheme"},
        {"/t", "https://h.example/t", false, "a path only"},
        {"https:///t", "https://h.example/t", false, "no host"},
        {"https://h.example/t x", "https://h.example/t%20x", false, "not a URI"},
        {" https://h.example/t", "https://h.example/t", false, "a space in front"},
        {"https://h.example:99999/t", "https://h.example:99999/t", false, "no such port"},
        {"", "https://h.example/t", false, "empty"},
        {"", "", false, "both empty"},
        {"file:///t", "file:///t", false, "no web address"},
    };
    const Forge forge;
    for (const auto& row : rows) {
        CAPTURE(row.why);
        const auto facts = jose::verifyDpopProof(forge.withClaim(u"htu", QString::fromUtf8(row.htu)),
                                                 {.method = "POST", .url = url(row.request)}, clockAt(now));
        CHECK(facts.has_value() == row.same);
        if (!facts)
            CHECK(facts.error() == DpopError::wrongRequest);
    }
}

TEST_CASE("headers that a proof must not have are refused")
{
    const Forge forge;
    const auto own = forge.key.publicKey().toJwk();
    const auto with = [&](QStringView name, const QJsonValue& value) {
        auto jwk = own;
        jwk.insert(name, value);
        return forge.withHeader(u"jwk", jwk);
    };
    const struct {
        QByteArray proof;
        DpopError error;
        const char* attack;
    } rows[] = {
        {forge.withHeader(u"typ", QStringLiteral("JWT")), DpopError::malformed, "another kind of JWT"},
        {forge.withHeader(u"typ", QJsonValue::Undefined), DpopError::malformed, "no typ"},
        {forge.withHeader(u"alg", QStringLiteral("none")), DpopError::malformed, "alg none"},
        {forge.withHeader(u"alg", QStringLiteral("HS256")), DpopError::malformed, "a symmetric alg"},
        {forge.withHeader(u"alg", QStringLiteral("RS256")), DpopError::malformed, "an alg that was not offered"},
        {forge.withHeader(u"jwk", QJsonValue::Undefined), DpopError::malformed, "no key"},
        {forge.withHeader(u"jwk", QStringLiteral("x")), DpopError::malformed, "a string as the key"},
        {forge.withHeader(u"jwk", QJsonArray{own}), DpopError::malformed, "a list as the key"},
        {forge.withHeader(u"jwk", test::rfc7515RsaJwk()), DpopError::malformed, "an RSA key"},
        {forge.withHeader(u"jwk", test::rfc7515EcJwk()), DpopError::badSignature, "somebody else's key"},
        {with(u"d", QStringLiteral("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI")), DpopError::malformed,
         "a private key"},
        {with(u"crv", QStringLiteral("P-384")), DpopError::malformed, "another curve"},
        {with(u"y", own.value(u"x")), DpopError::malformed, "a point that is not on the curve"},
        {forge.withHeader(u"crit", QJsonArray{QStringLiteral("nonce")}), DpopError::malformed, "crit"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto facts = jose::verifyDpopProof(row.proof, tokenRequest(), clockAt(now));
        REQUIRE_FALSE(facts);
        CHECK(facts.error() == row.error);
    }
}

TEST_CASE("claims that are missing, of the wrong type or of another request are refused")
{
    const Forge forge;
    const QString tooLong(257, u'j');
    const struct {
        const char16_t* claim;
        QJsonValue value;
        DpopError error;
        const char* attack;
    } rows[] = {
        {u"jti", QJsonValue::Undefined, DpopError::malformed, "no jti"},
        {u"jti", QString(), DpopError::malformed, "an empty jti"},
        {u"jti", 7, DpopError::malformed, "jti is a number"},
        {u"jti", tooLong, DpopError::malformed, "a jti that fills the replay store"},
        {u"htm", QJsonValue::Undefined, DpopError::malformed, "no htm"},
        {u"htm", QJsonArray{QStringLiteral("POST")}, DpopError::malformed, "htm is a list"},
        {u"htm", QStringLiteral("GET"), DpopError::wrongRequest, "another method"},
        {u"htm", QStringLiteral("post"), DpopError::wrongRequest, "methods have a case (RFC 9110 9.1)"},
        {u"htm", QString(), DpopError::wrongRequest, "an empty method"},
        {u"htu", QJsonValue::Undefined, DpopError::malformed, "no htu"},
        {u"htu", QJsonObject(), DpopError::malformed, "htu is an object"},
        {u"htu", QStringLiteral("https://evil.example/token"), DpopError::wrongRequest, "made for another server"},
        {u"iat", QJsonValue::Undefined, DpopError::malformed, "no iat"},
        {u"iat", QString::number(now), DpopError::malformed, "iat is a string"},
        {u"iat", 1562262616.5, DpopError::malformed, "iat is not whole"},
        {u"iat", 1e300, DpopError::malformed, "iat is no time"},
        {u"iat", -9007199254740992.0, DpopError::notRecent, "iat long before 1970"},
        {u"iat", 9007199254740992.0, DpopError::notRecent, "iat when the sun is cold"},
        {u"nonce", 7, DpopError::malformed, "nonce is a number"},
        {u"nonce", QJsonValue::Null, DpopError::malformed, "nonce is null"},
        {u"nonce", tooLong, DpopError::malformed, "a nonce that nobody gave"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto facts =
            jose::verifyDpopProof(forge.withClaim(QStringView(row.claim), row.value), tokenRequest(), clockAt(now));
        REQUIRE_FALSE(facts);
        CHECK(facts.error() == row.error);
    }
}

TEST_CASE("iat is good within the window both ways, and not judged under a nonce")
{
    const auto proof = Forge().proof();
    for (const std::int64_t offset : {-60, -1, 0, 1, 60})
        CHECK(jose::verifyDpopProof(proof, tokenRequest(), clockAt(now + offset)));
    for (const std::int64_t offset : {-1000000, -61, 61, 7200}) {
        CHECK(jose::verifyDpopProof(proof, tokenRequest(), clockAt(now + offset)).error() == DpopError::notRecent);
        auto underNonce = tokenRequest();
        underNonce.judgeIssuedAt = false;
        CHECK(jose::verifyDpopProof(proof, underNonce, clockAt(now + offset)));
    }
    auto wide = tokenRequest();
    wide.window = std::chrono::seconds(300);
    CHECK(jose::verifyDpopProof(proof, wide, clockAt(now + 300)));
    CHECK(jose::verifyDpopProof(proof, wide, clockAt(now + 301)).error() == DpopError::notRecent);
}

TEST_CASE("ath is demanded where a token is shown")
{
    const Forge forge;
    auto check = tokenRequest();
    check.accessToken = "token";
    const auto verify = [&](const QByteArray& proof) { return jose::verifyDpopProof(proof, check, clockAt(now)); };
    const auto right = QString::fromLatin1(jose::accessTokenHash("token"));
    CHECK(verify(forge.withClaim(u"ath", right)));
    CHECK(verify(forge.proof()).error() == DpopError::wrongToken);
    CHECK(verify(forge.withClaim(u"ath", QString())).error() == DpopError::wrongToken);
    CHECK(verify(forge.withClaim(u"ath", 7)).error() == DpopError::wrongToken);
    CHECK(verify(forge.withClaim(u"ath", right + u'=')).error() == DpopError::wrongToken);
    CHECK(verify(forge.withClaim(u"ath", QStringLiteral("token"))).error() == DpopError::wrongToken);
    CHECK(verify(forge.withClaim(u"ath", QString::fromLatin1(jose::accessTokenHash("Token")))).error()
          == DpopError::wrongToken);
    check.accessToken = {};
    CHECK(verify(forge.withClaim(u"ath", right))); // a proof may say more than is asked
}

TEST_CASE("proofs that are too large, too deep or no proofs at all are refused")
{
    const Forge forge;
    const auto good = forge.proof();
    auto otherKey = good.split('.');
    otherKey[2] = toBase64Url(jose::EcKey::generate().sign(otherKey[0] + '.' + otherKey[1]));
    const auto deep = QByteArray(10000, '[') + QByteArray(10000, ']');
    const struct {
        QByteArray proof;
        DpopError error;
        const char* attack;
    } rows[] = {
        {"", DpopError::malformed, "nothing"},
        {"..", DpopError::malformed, "three empty parts"},
        {good + ", " + good, DpopError::malformed, "two headers, joined by a proxy"},
        {otherKey.join('.'), DpopError::badSignature, "signed by another key"},
        {forge.withClaim(u"x", QString(5000, u'x')), DpopError::malformed, "oversized"},
        {test::signedText(forge.key, writeJson(forge.header), R"({"a":)" + deep + '}'), DpopError::malformed,
         "10,000 deep, and oversized"},
        {test::signedText(forge.key, writeJson(forge.header), R"({"a":)" + deep.sliced(9000, 2000) + '}'),
         DpopError::malformed, "1,000 deep"},
        {test::signedText(forge.key, writeJson(forge.header), writeJson(forge.claims).chopped(1) + R"(,"jti":"k"})"),
         DpopError::malformed, "two jti"},
        {QByteArray(10 * 1024 * 1024, 'A'), DpopError::malformed, "10 MiB"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto facts = jose::verifyDpopProof(row.proof, tokenRequest(), clockAt(now));
        REQUIRE_FALSE(facts);
        CHECK(facts.error() == row.error);
    }
}
