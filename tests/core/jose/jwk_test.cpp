// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwk.h"

#include "tests/core/jose/jose_samples.h"
#include "tests/support/catch.h"

#include <QJsonArray>

#include <openssl/err.h>

using namespace sallyport;
using jose::JoseError;
using jose::PublicKey;

namespace {

/// RFC 7515 A.3's key with members changed; an undefined value removes one.
QJsonObject ecJwkWith(const QString& name, const QJsonValue& value)
{
    auto jwk = test::rfc7515EcJwk();
    jwk.insert(name, value);
    return jwk;
}

QJsonObject rsaJwk(QByteArrayView modulus, QByteArrayView exponent)
{
    return {{QStringLiteral("kty"), QStringLiteral("RSA")},
            {QStringLiteral("n"), QString::fromLatin1(toBase64Url(modulus))},
            {QStringLiteral("e"), QString::fromLatin1(toBase64Url(exponent))}};
}

/// An odd number of that many bytes; `first` is its highest byte.
QByteArray modulus(qsizetype bytes, char first = '\xC1')
{
    return first + QByteArray(bytes - 1, '\x5B');
}

/// The 64 bytes r||s of two hexadecimal numbers.
QByteArray raw(QByteArrayView r, QByteArrayView s)
{
    return fromHex(r).value() + fromHex(s).value();
}

} // namespace

TEST_CASE("the thumbprint is that of RFC 7638 section 3.1")
{
    const auto key = PublicKey::fromJwk(test::json(
        R"({"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJ)"
        R"(ECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs)"
        R"(8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0L)"
        R"(s1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"})"));
    REQUIRE(key);
    CHECK(key->thumbprint() == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

TEST_CASE("the thumbprint of an EC key is that of RFC 9449, whatever else the JWK says")
{
    auto jwk = test::json(R"({"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",)"
                          R"("y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"})");
    CHECK(PublicKey::fromJwk(jwk).value().thumbprint() == "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    jwk.insert(QStringLiteral("kid"), QStringLiteral("7"));
    jwk.insert(QStringLiteral("use"), QStringLiteral("sig"));
    jwk.insert(QStringLiteral("alg"), QStringLiteral("ES256"));
    jwk.insert(QStringLiteral("key_ops"), QJsonArray{QStringLiteral("verify")});
    const auto key = PublicKey::fromJwk(jwk);
    REQUIRE(key);
    CHECK(key->thumbprint() == "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    CHECK(key->toJwk().keys()
          == QStringList{QStringLiteral("crv"), QStringLiteral("kty"), QStringLiteral("x"), QStringLiteral("y")});
}

TEST_CASE("EC keys that are not one point on P-256 are refused")
{
    const auto zeros = QString::fromLatin1(toBase64Url(QByteArray(32, '\0')));
    const auto x = test::rfc7515EcJwk().value(u"x").toString();
    const auto xBytes = fromBase64Url(x.toLatin1()).value();
    const auto prime = fromHex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff").value();
    const struct {
        QJsonObject jwk;
        JoseError error;
        const char* attack;
    } rows[] = {
        {{}, JoseError::malformed, "no members"},
        {ecJwkWith(QStringLiteral("kty"), QStringLiteral("oct")), JoseError::invalidKey, "a symmetric key"},
        {ecJwkWith(QStringLiteral("kty"), QStringLiteral("OKP")), JoseError::invalidKey, "an Edwards key"},
        {ecJwkWith(QStringLiteral("kty"), QStringLiteral("ec")), JoseError::invalidKey, "names have a case"},
        {ecJwkWith(QStringLiteral("kty"), 1), JoseError::malformed, "kty is a number"},
        {ecJwkWith(QStringLiteral("crv"), QStringLiteral("P-384")), JoseError::invalidKey, "another curve's name"},
        {ecJwkWith(QStringLiteral("crv"), QStringLiteral("secp256k1")), JoseError::invalidKey, "a curve of that size"},
        {test::json(
             R"({"kty":"EC","crv":"P-384","x":"3X13NhhyzkwnHycMeSA_k5Sw9iNLfx6WqKWK3JN0k9wilzGSgPfIlcuOAd_2bv8b",)"
             R"("y":"wyOY7T12elApyPjsLEOOZsSHz0JX_05pfEr1Uj7raL9vjHebS6n-X1C4ire9JhgR"})"),
         JoseError::invalidKey, "a good key of another curve"},
        {ecJwkWith(QStringLiteral("y"), x), JoseError::invalidKey, "not on the curve"},
        {ecJwkWith(QStringLiteral("x"), zeros), JoseError::invalidKey, "not on the curve, x = 0"},
        {test::json(R"({"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",)"
                    R"("y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})"),
         JoseError::invalidKey, "the origin, some programs' infinity"},
        {ecJwkWith(QStringLiteral("x"), QString::fromLatin1(toBase64Url(prime))), JoseError::invalidKey, "x = p"},
        {ecJwkWith(QStringLiteral("x"), QString::fromLatin1(toBase64Url(xBytes.first(31)))), JoseError::invalidKey,
         "31 bytes (RFC 7518 6.2.1.2)"},
        {ecJwkWith(QStringLiteral("x"), QString::fromLatin1(toBase64Url('\0' + xBytes))), JoseError::invalidKey,
         "33 bytes: a second spelling of the same key"},
        {ecJwkWith(QStringLiteral("x"), QString(x + u'=')), JoseError::malformed, "padding"},
        {ecJwkWith(QStringLiteral("x"), QString(x + u'\n')), JoseError::malformed, "white space"},
        {ecJwkWith(QStringLiteral("x"), QString(x).replace(u'f', QChar(0x0166))), JoseError::malformed, "not ASCII"},
        {ecJwkWith(QStringLiteral("x"), QJsonValue::Undefined), JoseError::malformed, "no x"},
        {ecJwkWith(QStringLiteral("y"), QJsonValue::Undefined), JoseError::malformed, "no y (compressed)"},
        {ecJwkWith(QStringLiteral("y"), 5), JoseError::malformed, "y is a number"},
        {ecJwkWith(QStringLiteral("d"), zeros), JoseError::invalidKey, "a private key"},
        {ecJwkWith(QStringLiteral("d"), QJsonValue::Null), JoseError::invalidKey, "a private member without a value"},
        {ecJwkWith(QStringLiteral("k"), zeros), JoseError::invalidKey, "a symmetric member"},
        {ecJwkWith(QStringLiteral("use"), QStringLiteral("enc")), JoseError::invalidKey, "a key for encryption"},
        {ecJwkWith(QStringLiteral("alg"), QStringLiteral("ECDH-ES")), JoseError::invalidKey, "a key for agreement"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto key = PublicKey::fromJwk(row.jwk);
        REQUIRE_FALSE(key);
        CHECK(key.error() == row.error);
    }
}

TEST_CASE("RSA keys are taken from 2048 to 8192 bits, and nothing odd about them")
{
    const QByteArray f4 = fromHex("010001").value();
    CHECK(PublicKey::fromJwk(rsaJwk(modulus(256), f4)));
    CHECK(PublicKey::fromJwk(rsaJwk(modulus(256, '\x81'), f4))); // 2048 bits exactly
    CHECK(PublicKey::fromJwk(rsaJwk(modulus(1024), f4)));
    CHECK(PublicKey::fromJwk(rsaJwk(modulus(256), "\x03")));
    auto withPrivate = test::rfc7515RsaJwk();
    withPrivate.insert(QStringLiteral("dp"), QStringLiteral("AQAB"));
    const struct {
        QJsonObject jwk;
        JoseError error;
        const char* attack;
    } rows[] = {
        {rsaJwk(modulus(128), f4), JoseError::invalidKey, "1024 bits"},
        {rsaJwk(modulus(256, '\x7F'), f4), JoseError::invalidKey, "2047 bits"},
        {rsaJwk(modulus(1025, '\x01'), f4), JoseError::invalidKey, "8193 bits: slow to verify"},
        {rsaJwk('\0' + modulus(256), f4), JoseError::invalidKey, "a leading zero: another thumbprint for the same key"},
        {rsaJwk(modulus(256) + '\x02', f4), JoseError::invalidKey, "even modulus"},
        {rsaJwk(modulus(256), ""), JoseError::invalidKey, "no exponent"},
        {rsaJwk(modulus(256), "\x01"), JoseError::invalidKey, "e = 1: the signature is the message"},
        {rsaJwk(modulus(256), "\x04"), JoseError::invalidKey, "even exponent"},
        {rsaJwk(modulus(256), '\0' + f4), JoseError::invalidKey, "a leading zero in e"},
        {rsaJwk(modulus(256), modulus(9)), JoseError::invalidKey, "e over 64 bits: slow to verify"},
        {withPrivate, JoseError::invalidKey, "a private member"},
        {test::json(R"({"kty":"RSA","e":"AQAB"})"), JoseError::malformed, "no modulus"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto key = PublicKey::fromJwk(row.jwk);
        REQUIRE_FALSE(key);
        CHECK(key.error() == row.error);
    }
}

TEST_CASE("ES256 signatures that are not one r||s within range are refused")
{
    const auto key = PublicKey::fromJwk(test::rfc7515EcJwk()).value();
    const QByteArray r = "0ed1215379636c483c2f7f155807d402a3b228033af97c7e17819ac3169ea665";
    const QByteArray s = "c50a07d38c3c70e5d8f12daf084a5480a66590c5f293509a8f3f7f8a83a354d5";
    const QByteArray n = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    const QByteArray zero(64, '0');
    const QByteArray one = zero.chopped(1) + '1';
    REQUIRE(key.verify(test::rfc7515EsInput, raw(r, s))); // what the rows below change
    // As any r||s, also with n - s: ECDSA itself allows both, and nothing here takes a signature for an identity.
    CHECK(key.verify(test::rfc7515EsInput, raw(r, "3af5f82b73c38f1b270ed250f7b5ab7f168169e7b4844dea647a4b3878bfd07c")));
    const struct {
        QByteArray signature;
        const char* attack;
    } rows[] = {
        {raw(zero, zero), "r = s = 0 (CVE-2022-21449)"},
        {raw(zero, s), "r = 0"},
        {raw(r, zero), "s = 0"},
        {raw(n, s), "r = n"},
        {raw(r, n), "s = n"},
        {raw(n, n), "r = s = n: zero after reduction"},
        {raw(n.chopped(1) + '2', one), "r = n + 1, s = 1"},
        {raw(one, one), "r = s = 1"},
        {raw(n.chopped(1) + '0', n.chopped(1) + '0'), "r = s = n - 1"},
        {raw(QByteArray(64, 'f'), QByteArray(64, 'f')), "r = s = 2^256 - 1"},
        {raw("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", s), "r = p"},
        {raw("f12edeab869c93b8c3d080eaa7f82bfd1934d2aa6c1e2206dc382fffe5c47eec", s), "n - r"},
        {raw(s, r), "r and s changed places"},
        {raw(r, s).chopped(1), "63 bytes"},
        {raw(r, s) + '\0', "65 bytes"},
        {'\0' + raw(r, s), "65 bytes, zero in front"},
        {raw(zero.first(32) + r, zero.first(32) + s), "96 bytes, P-384's size"},
        {raw(r, s) + raw(r, s), "twice"},
        {raw(r, ""), "r alone"},
        {"", "nothing"},
        {fromHex("304502200ed1215379636c483c2f7f155807d402a3b228033af97c7e17819ac3169ea665022100"
                 "c50a07d38c3c70e5d8f12daf084a5480a66590c5f293509a8f3f7f8a83a354d5")
             .value(),
         "DER of the right signature"},
        {fromHex("3006020101020101").value(), "DER of r = s = 1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        CHECK_FALSE(key.verify(test::rfc7515EsInput, row.signature));
    }
    const auto other = jose::EcKey::generate().publicKey();
    CHECK_FALSE(other.verify(test::rfc7515EsInput, raw(r, s)));
    CHECK_FALSE(key.verify(test::rfc7515EsInput + ' ', raw(r, s)));
    CHECK_FALSE(key.verify("", raw(r, s)));
}

TEST_CASE("no single changed bit of a signature passes")
{
    const auto key = PublicKey::fromJwk(test::rfc7515EcJwk()).value();
    const auto good = fromBase64Url(test::rfc7515EsSignature).value();
    for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
        auto changed = good;
        changed[bit / 8] = static_cast<char>(changed.at(bit / 8) ^ (1 << (bit % 8)));
        CAPTURE(bit);
        REQUIRE_FALSE(key.verify(test::rfc7515EsInput, changed));
    }
}

TEST_CASE("RS256 signatures must have the modulus' length and PKCS #1 v1.5 form")
{
    const auto key = PublicKey::fromJwk(test::rfc7515RsaJwk()).value();
    const auto good = fromBase64Url(test::rfc7515RsSignature).value();
    CHECK(key.algorithm() == jose::Algorithm::rs256);
    CHECK(key.verify(test::rfc7515RsInput, good));
    CHECK_FALSE(key.verify(test::rfc7515RsInput + '.', good));
    CHECK_FALSE(key.verify(test::rfc7515RsInput, '\0' + good));
    CHECK_FALSE(key.verify(test::rfc7515RsInput, good.chopped(1)));
    CHECK_FALSE(key.verify(test::rfc7515RsInput, QByteArray(256, '\0')));
    CHECK_FALSE(key.verify(test::rfc7515RsInput, fromBase64Url(test::rfc7515RsaModulus).value()));
    CHECK_FALSE(key.verify(test::rfc7515RsInput, ""));
}

TEST_CASE("a refused key or signature leaves nothing in OpenSSL's error queue")
{
    // What stays there is taken for a failure of the next TLS call on the same thread.
    ERR_clear_error();
    const auto key = PublicKey::fromJwk(test::rfc7515EcJwk()).value();
    CHECK_FALSE(key.verify("x", fromBase64Url(test::rfc7515EsSignature).value()));
    CHECK_FALSE(PublicKey::fromJwk(test::rfc7515RsaJwk()).value().verify("x", QByteArray(256, 'x')));
    CHECK_FALSE(PublicKey::fromJwk(ecJwkWith(QStringLiteral("y"), test::rfc7515EcJwk().value(u"x"))));
    CHECK(ERR_peek_error() == 0);
}
