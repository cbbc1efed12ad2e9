// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/otpauth_uri.h"

#include "tests/support/catch.h"

#include <limits>

using namespace sallyport;
using otp::CodeType;
using otp::HashAlgorithm;
using otp::OtpauthError;

namespace {

otp::OtpauthEntry mustRead(QByteArrayView uri)
{
    CAPTURE(uri.toByteArray().toStdString());
    auto entry = otp::readOtpauthUri(uri);
    REQUIRE(entry);
    return std::move(*entry);
}

} // namespace

TEST_CASE("the example of the Key URI Format is read whole")
{
    const auto entry = mustRead("otpauth://totp/ACME%20Co:john.doe@email.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ"
                                "&issuer=ACME%20Co&algorithm=SHA512&digits=8&period=60");
    CHECK(entry.type == CodeType::totp);
    CHECK(entry.issuer == QStringLiteral("ACME Co"));
    CHECK(entry.account == QStringLiteral("john.doe@email.com"));
    CHECK(entry.parameters.key.view() == QByteArray::fromHex("3dc6caa4824a6d288767b2331e20b43166cb85d9"));
    CHECK(entry.parameters.algorithm == HashAlgorithm::sha512);
    CHECK(entry.parameters.digits == 8);
    CHECK(entry.parameters.periodSeconds == 60);
}

TEST_CASE("what is not said is SHA-1, six digits, thirty seconds")
{
    const auto entry = mustRead("otpauth://totp/bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    CHECK(entry.issuer.isEmpty());
    CHECK(entry.account == QStringLiteral("bob"));
    CHECK(entry.parameters.algorithm == HashAlgorithm::sha1);
    CHECK(entry.parameters.digits == 6);
    CHECK(entry.parameters.periodSeconds == 30);
    CHECK(otp::totpCode(entry.parameters, 59) == QStringLiteral("287082")); // RFC 6238 B, six of the eight digits
}

TEST_CASE("names are read as other programs write them")
{
    const struct {
        const char *uri, *issuer, *account, *quirk;
    } rows[] = {
        {"otpauth://totp/Tenant:a@b.c?secret=MZXW6&issuer=Microsoft", "Tenant", "a@b.c", "the prefix wins"},
        {"otpauth://totp/a@b.c?secret=MZXW6&issuer=GitHub", "GitHub", "a@b.c", "no prefix"},
        {"otpauth://totp/Air%20Canada:bob?secret=MZXW6&issuer=Air+Canada", "Air Canada", "bob", "Android's plus"},
        {"otpauth://totp/bob?secret=MZXW6&issuer=Air+Canada", "Air Canada", "bob", "plus is a space in issuer"},
        {"otpauth://totp/bob+tag@b.c?secret=MZXW6", "", "bob+tag@b.c", "plus stays a plus in the label"},
        {"otpauth://totp/bob?secret=MZXW6&issuer=A%2BB", "A+B", "bob", "an escaped plus is a plus"},
        {"otpauth://totp/Bank%3A%20bob?secret=MZXW6", "Bank", "bob", "escaped colon, space behind it"},
        {"otpauth://totp/Bank:bob:2?secret=MZXW6", "Bank", "bob:2", "only the first colon separates"},
        {"otpauth://totp/Bank%2FShop:bob?secret=MZXW6", "Bank/Shop", "bob", "an escaped slash"},
        {"otpauth://totp/?secret=MZXW6", "", "", "empty label (Bitwarden CSV)"},
        {"otpauth://totp?secret=MZXW6", "", "", "no path (Ente)"},
        {"otpauth://totp/:bob?secret=MZXW6&issuer=Bank", "Bank", "bob", "empty prefix (Keysmith's tests)"},
        {"otpauth://totp/My#1:bob?secret=MZXW6", "My#1", "bob", "a bare # in the label"},
        {"otpauth://totp/bob?secret=MZXW6&issuer", "", "bob", "&issuer& without a value (Ente)"},
        {"otpauth://totp/100%su:bob?secret=MZXW6", "100%su", "bob", "a broken escape stays as it stands"},
        {"otpauth://totp/bob%?secret=MZXW6", "", "bob%", "an escape cut short"},
        {"otpauth://totp/M%C3%BCller:bob?secret=MZXW6", "M\xC3\xBCller", "bob", "UTF-8"},
        {"otpauth://totp/A%00B%0A:b%1Bob?secret=MZXW6", "AB", "bob", "control characters go"},
        {"otpauth://totp/%E2%80%AEknaB:bob?secret=MZXW6", "knaB", "bob", "no turning of the reading direction"},
        {"OTPAUTH://TOTP/bob?SECRET=MZXW6&ISSUER=Bank", "Bank", "bob", "upper case"},
        {"  otpauth://totp/bob?secret=MZXW6\n", "", "bob", "pasted with white space"},
        {"otpauth://totp/bob?image=https://evil.example/x.png&lock=1&secret=MZXW6", "", "bob", "unknown parameters"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.quirk);
        const auto entry = mustRead(row.uri);
        CHECK(entry.issuer == QString::fromUtf8(row.issuer));
        CHECK(entry.account == QString::fromUtf8(row.account));
    }
}

TEST_CASE("keys are read with the tolerance of base32")
{
    const QByteArray key = "foobar";
    for (const QByteArrayView secret : {"MZXW6YTBOI", "mzxw6ytboi", "MZXW%206YTB%20OI", "MZXW-6YTB-OI",
                                        "MZXW6YTBOI======", "MZXW6YTBOI%3D%3D%3D%3D%3D%3D"}) {
        CAPTURE(secret.toByteArray().toStdString());
        const auto entry = mustRead(QByteArray("otpauth://totp/x?secret=") + secret.toByteArray());
        CHECK(entry.parameters.key.view() == key);
    }
}

TEST_CASE("algorithms are read in every spelling that real exports use")
{
    const struct {
        QByteArray text;
        HashAlgorithm algorithm;
    } rows[] = {
        {"SHA1", HashAlgorithm::sha1},      {"sha256", HashAlgorithm::sha256},
        {"SHA-512", HashAlgorithm::sha512}, {"HMAC-SHA-256", HashAlgorithm::sha256},
        {"HmacSHA1", HashAlgorithm::sha1},  {"Algorithm.sha512", HashAlgorithm::sha512}, // an old bug of Ente's
        {"null", HashAlgorithm::sha1},      {"", HashAlgorithm::sha1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text.toStdString());
        CHECK(mustRead("otpauth://totp/x?secret=MZXW6&algorithm=" + row.text).parameters.algorithm == row.algorithm);
    }
}

TEST_CASE("digits, period and counter are read, and null means not set")
{
    CHECK(mustRead("otpauth://totp/x?secret=MZXW6&digits=10&period=86400").parameters.digits == 10);
    CHECK(mustRead("otpauth://totp/x?secret=MZXW6&digits=1&period=1").parameters.periodSeconds == 1);
    const auto unset = mustRead("otpauth://totp/x?digits=null&period=null&algorithm=null&counter=null&secret=MZXW6");
    CHECK(unset.parameters.digits == 6);
    CHECK(unset.parameters.periodSeconds == 30);
    CHECK(mustRead("otpauth://hotp/x?secret=MZXW6&counter=18446744073709551615").counter
          == std::numeric_limits<std::uint64_t>::max());
    CHECK(mustRead("otpauth://hotp/x?secret=MZXW6").type == CodeType::hotp);
    CHECK(mustRead("otpauth://hotp/x?secret=MZXW6").counter == 0); // as Stratum, Keysmith and FreeOTP read it
}

TEST_CASE("what cannot be computed rightly is refused by name")
{
    const QByteArray good = "otpauth://totp/x?secret=MZXW6";
    const struct {
        QByteArray uri;
        OtpauthError error;
        const char* attack;
    } rows[] = {
        {"", OtpauthError::notOtpauth, "nothing"},
        {"otpauth", OtpauthError::notOtpauth, "cut short"},
        {"otpauth:totp/x?secret=MZXW6", OtpauthError::notOtpauth, "no authority"},
        {"https://totp/x?secret=MZXW6", OtpauthError::notOtpauth, "another scheme"},
        {"otpauth-migration://offline?data=CiE", OtpauthError::notOtpauth, "Google's export, another format"},
        {"steam://MZXW6YTBOI", OtpauthError::notOtpauth, "Steam as Bitwarden writes it"},
        {"otpauth://steam/x?secret=MZXW6", OtpauthError::unsupportedType, "Steam as Aegis writes it"},
        {good + "&encoder=steam", OtpauthError::unsupportedType, "Steam as KeePassXC writes it"},
        {"otpauth://motp/x?secret=MZXW6", OtpauthError::unsupportedType, "mOTP is another algorithm"},
        {"otpauth:///x?secret=MZXW6", OtpauthError::unsupportedType, "no type (QUrl calls it valid)"},
        {"otpauth://", OtpauthError::unsupportedType, "nothing behind the scheme"},
        {"otpauth://totp/x", OtpauthError::missingSecret, "no parameters"},
        {"otpauth://totp/x?secret=", OtpauthError::missingSecret, "empty key"},
        {"otpauth://totp/x?secret", OtpauthError::missingSecret, "key without a value"},
        {"otpauth://totp/x?secret=null", OtpauthError::missingSecret, "null is base32, and still no key"},
        {"otpauth://totp/x?issuer=secret=MZXW6", OtpauthError::missingSecret, "a key inside another value"},
        {"otpauth://totp/x?secret=M", OtpauthError::badSecret, "less than a byte"},
        {"otpauth://totp/x?secret=MZXW1", OtpauthError::badSecret, "1 is not repaired"},
        {"otpauth://totp/x?secret=MZ%2500", OtpauthError::badSecret, "decoded once only"},
        {"otpauth://totp/x?secret=MZXW6#y", OtpauthError::badSecret, "a fragment is no part of a key"},
        {good + "&algorithm=MD5", OtpauthError::badAlgorithm, "no silent SHA-1 (KeePassXC's fall-back)"},
        {good + "&algorithm=SHA224", OtpauthError::badAlgorithm, "2FAS knows it, we do not"},
        {good + "&digits=0", OtpauthError::badDigits, "no digits"},
        {good + "&digits=11", OtpauthError::badDigits, "more than 31 bits hold"},
        {good + "&digits=-6", OtpauthError::badDigits, "negative"},
        {good + "&digits=6x", OtpauthError::badDigits, "trailing text"},
        {good + "&digits=4294967302", OtpauthError::badDigits, "6 modulo 2^32"},
        {good + "&period=0", OtpauthError::badPeriod, "division by zero"},
        {good + "&period=86401", OtpauthError::badPeriod, "over a day"},
        {good + "&period=30.5", OtpauthError::badPeriod, "not whole"},
        {"otpauth://hotp/x?secret=MZXW6&counter=-1", OtpauthError::badCounter, "negative"},
        {"otpauth://hotp/x?secret=MZXW6&counter=18446744073709551616", OtpauthError::badCounter, "2^64"},
        {good + "&x=" + QByteArray(4096, 'a'), OtpauthError::tooLong, "over the limit"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        const auto entry = otp::readOtpauthUri(row.uri);
        REQUIRE_FALSE(entry);
        CHECK(entry.error() == row.error);
    }
}

TEST_CASE("a written URI says everything and escapes names")
{
    otp::OtpauthEntry entry;
    entry.issuer = QStringLiteral("Air & Sea");
    entry.account = QStringLiteral("bob@b.c");
    entry.parameters.key = Secret::copyOf("foobar");
    CHECK(otp::writeOtpauthUri(entry).view()
          == QByteArray("otpauth://totp/Air%20%26%20Sea:bob%40b.c?secret=MZXW6YTBOI&issuer=Air%20%26%20Sea"
                        "&algorithm=SHA1&digits=6&period=30"));
    entry.type = CodeType::hotp;
    entry.issuer.clear();
    entry.counter = 7;
    CHECK(otp::writeOtpauthUri(entry).view()
          == QByteArray("otpauth://hotp/bob%40b.c?secret=MZXW6YTBOI&algorithm=SHA1&digits=6&counter=7"));
}

TEST_CASE("a written URI is read back as the same entry")
{
    for (const QByteArrayView uri : {
             "otpauth://totp/Bank:bob?secret=MZXW6YTBOI&algorithm=SHA256&digits=8&period=60",
             "otpauth://hotp/bob?secret=MZXW6YTBOI&counter=18446744073709551615",
             "otpauth://totp/:bob:2?secret=MZXW6YTBOI",                    // a colon in the account, no issuer
             "otpauth://totp/bob?secret=MZXW6YTBOI&issuer=a%3Ab",          // a colon in the issuer
             "otpauth://totp/A%2520B:c%23d%3Fe%26f%2Bg?secret=MZXW6YTBOI", // everything that has a meaning in a URI
             "otpauth://totp/?secret=MZXW6YTBOI",
         }) {
        const auto first = mustRead(uri);
        const auto second = mustRead(otp::writeOtpauthUri(first).view());
        CHECK(second.type == first.type);
        CHECK(second.issuer == first.issuer);
        CHECK(second.account == first.account);
        CHECK(second.parameters.key.equals(first.parameters.key));
        CHECK(second.parameters.algorithm == first.parameters.algorithm);
        CHECK(second.parameters.digits == first.parameters.digits);
        CHECK(second.parameters.periodSeconds == first.parameters.periodSeconds);
        CHECK(second.counter == first.counter);
    }
}
