// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"

#include "core/base/random.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

using namespace sallyport;

TEST_CASE("base64url text is the one RFC 4648 gives and comes back the same")
{
    struct Row {
        QByteArray bytes;
        QByteArray text;
    };
    const auto row = GENERATE(Row{"", ""}, Row{"f", "Zg"}, Row{"fo", "Zm8"}, Row{"foo", "Zm9v"}, Row{"foob", "Zm9vYg"},
                              Row{QByteArray("\xfb\xff", 2), "-_8"});
    CHECK(toBase64Url(row.bytes) == row.text);
    CHECK(fromBase64Url(row.text) == row.bytes);
}

TEST_CASE("base64url that is not exactly the encoding is refused")
{
    // padding, the other alphabet, white space, a lone character, left-over bits that are not zero, a zero byte, not
    // ASCII
    const auto text = GENERATE(as<QByteArray>{}, "Zg==", "+/8", "Zm 8", "Z", "Zh", QByteArray("Zg\0", 3), "Zm9v\n",
                               "AB\xc3\xa4", "Zm\x80v");
    CAPTURE(text.toStdString());
    CHECK_FALSE(fromBase64Url(text));
}

TEST_CASE("base64 wants its padding")
{
    CHECK(fromBase64("Zg==") == QByteArray("f"));
    CHECK_FALSE(fromBase64("Zg"));
    CHECK(toBase64("f") == "Zg==");
}

TEST_CASE("hexadecimal text is read only when every character is a digit")
{
    CHECK(toHex(QByteArray("\x00\xff", 2)) == "00ff");
    CHECK(fromHex("00FF") == QByteArray("\x00\xff", 2));
    CHECK_FALSE(fromHex("0"));
    CHECK_FALSE(fromHex("0g"));
    CHECK_FALSE(fromHex(" 00"));
}

TEST_CASE("SHA-256 and HMAC give the values of their standards")
{
    // FIPS 180-2 B.1; RFC 4231 case 2
    CHECK(toHex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(toHex(hmacSha256("Jefe", "what do ya want for nothing?"))
          == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("contents are equal only with equal lengths and bytes")
{
    CHECK(constantTimeEqual("abc", "abc"));
    CHECK_FALSE(constantTimeEqual("abc", "abd"));
    CHECK_FALSE(constantTimeEqual("abc", "abcd"));
}

TEST_CASE("random numbers stay below their bound and reach all of it")
{
    const auto random = systemRandom();
    std::array<int, 5> seen{};
    for (int i = 0; i < 1000; ++i)
        ++seen.at(randomBelow(random, 5));
    CHECK(std::ranges::all_of(seen, [](int n) { return n > 0; }));
    CHECK(randomToken(random, 16).size() == 22);
    CHECK(randomBytes(test::countingRandom(), 3) == QByteArray("\x00\x01\x02", 3));
}
