// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwk.h"
#include "tests/core/jose/jose_samples.h"
#include "tests/support/catch.h"

#include <QSet>

using namespace sallyport;
using jose::EcKey;
using jose::JoseError;

TEST_CASE("a private number gives its public key", "[RFC 7515 A.3.1]")
{
    CHECK(test::rfc7515EcKey().publicKey().toJwk() == test::rfc7515EcJwk());
    // The base point itself (SEC 2, 2.4.2): the smallest number there is, with 31 zero bytes in front.
    const auto one = EcKey::fromScalar(Secret::copyOf(QByteArray(31, '\0') + '\1'));
    REQUIRE(one);
    CHECK(fromBase64Url(one->publicKey().toJwk().value(u"x").toString().toLatin1())
          == fromHex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"));
    CHECK(one->exportScalar().view() == QByteArray(31, '\0') + '\1');
}

TEST_CASE("a made key signs, and signs again after it was kept and brought back")
{
    const auto key = EcKey::generate();
    const auto kept = key.exportScalar();
    CHECK(kept.size() == 32);
    const auto back = EcKey::fromScalar(kept);
    REQUIRE(back);
    CHECK(back->publicKey().thumbprint() == key.publicKey().thumbprint());
    CHECK(key.publicKey().verify("text", back->sign("text")));
    CHECK(back->publicKey().verify("text", key.clone().sign("text")));
    CHECK_FALSE(key.publicKey().verify("text ", back->sign("text")));
}

TEST_CASE("signatures are always 64 bytes, also where r or s is short")
{
    // One of 128 signatures has a number with a zero byte in front: about four here.
    const auto key = EcKey::generate();
    const auto publicKey = key.publicKey();
    for (int i = 0; i < 512; ++i) {
        const auto text = QByteArray::number(i);
        const auto signature = key.sign(text);
        REQUIRE(signature.size() == 64);
        REQUIRE(publicKey.verify(text, signature));
    }
}

TEST_CASE("coordinates are always 32 bytes, also where x or y is short")
{
    for (int i = 0; i < 300; ++i) {
        const auto jwk = EcKey::generate().publicKey().toJwk();
        REQUIRE(jwk.value(u"x").toString().size() == 43);
        REQUIRE(jwk.value(u"y").toString().size() == 43);
        REQUIRE(jose::PublicKey::fromJwk(jwk));
    }
}

TEST_CASE("no two made keys are the same")
{
    QSet<QByteArray> thumbprints;
    for (int i = 0; i < 50; ++i)
        thumbprints.insert(EcKey::generate().publicKey().thumbprint());
    CHECK(thumbprints.size() == 50);
}

TEST_CASE("numbers that are no P-256 key are refused")
{
    const struct {
        QByteArray scalar;
        const char* attack;
    } rows[] = {
        {"", "empty"},
        {QByteArray(32, '\0'), "0"},
        {fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551").value(), "n, as good as 0"},
        {fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552").value(), "n + 1, as good as 1"},
        {QByteArray(32, '\xFF'), "2^256 - 1"},
        {QByteArray(31, '\1'), "31 bytes"},
        {QByteArray(33, '\1'), "33 bytes"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto key = EcKey::fromScalar(Secret::copyOf(row.scalar));
        REQUIRE_FALSE(key);
        CHECK(key.error() == JoseError::invalidKey);
    }
    CHECK(EcKey::fromScalar(
        Secret::copyOf(fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550").value())));
}
