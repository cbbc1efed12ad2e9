// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/one_time_code.h"

#include "tests/support/catch.h"

#include <limits>

using namespace sallyport;
using otp::CodeParameters;
using otp::HashAlgorithm;

namespace {

/// RFC 6238 B with erratum 2866: "1234567890" repeated to the hash's own length.
CodeParameters rfcParameters(HashAlgorithm algorithm, int digits)
{
    const int length = algorithm == HashAlgorithm::sha1 ? 20 : algorithm == HashAlgorithm::sha256 ? 32 : 64;
    return {.key = Secret::copyOf(QByteArray("1234567890").repeated(7).first(length)),
            .algorithm = algorithm,
            .digits = digits};
}

} // namespace

TEST_CASE("HOTP gives the codes of RFC 4226 appendix D")
{
    const char* codes[] = {"755224", "287082", "359152", "969429", "338314",
                           "254676", "287922", "162583", "399871", "520489"};
    const auto parameters = rfcParameters(HashAlgorithm::sha1, 6);
    for (std::uint64_t counter = 0; counter < std::size(codes); ++counter)
        CHECK(otp::hotpCode(parameters, counter) == QLatin1String(codes[counter]));
}

TEST_CASE("TOTP gives the eighteen codes of RFC 6238 appendix B")
{
    const struct {
        std::int64_t time;
        const char *sha1, *sha256, *sha512;
    } rows[] = {
        {59, "94287082", "46119246", "90693936"},         {1111111109, "07081804", "68084774", "25091201"},
        {1111111111, "14050471", "67062674", "99943326"}, {1234567890, "89005924", "91819424", "93441116"},
        {2000000000, "69279037", "90698825", "38618901"}, {20000000000, "65353130", "77737706", "47863826"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.time);
        CHECK(otp::totpCode(rfcParameters(HashAlgorithm::sha1, 8), row.time) == QLatin1String(row.sha1));
        CHECK(otp::totpCode(rfcParameters(HashAlgorithm::sha256, 8), row.time) == QLatin1String(row.sha256));
        CHECK(otp::totpCode(rfcParameters(HashAlgorithm::sha512, 8), row.time) == QLatin1String(row.sha512));
    }
}

TEST_CASE("ten digits do not overflow 32 bits")
{
    // The 31-bit value at t = 90 is 1726969429; 10^10 modulo 2^32 makes 0316904021 of it.
    CHECK(otp::totpCode(rfcParameters(HashAlgorithm::sha1, 10), 90) == QStringLiteral("1726969429"));
}

TEST_CASE("a code always has its digits, with zeros in front")
{
    const auto code = [](int digits) { return otp::totpCode(rfcParameters(HashAlgorithm::sha1, digits), 1111111109); };
    CHECK(code(8) == QStringLiteral("07081804"));
    CHECK(code(7) == QStringLiteral("7081804"));
    CHECK(code(1) == QStringLiteral("4"));
    CHECK(code(0).size() == 1);
    CHECK(code(99).size() == 10);
}

TEST_CASE("a key of any length computes")
{
    // RFC 2104: a key longer than the block is hashed first; expected values from oathtool 2.6.7.
    const auto code = [](qsizetype bytes) { return otp::hotpCode({.key = Secret::copyOf(QByteArray(bytes, 'k'))}, 1); };
    CHECK(code(1) == QStringLiteral("615823"));
    CHECK(code(64) == QStringLiteral("198167"));
    CHECK(code(65) == QStringLiteral("180888"));
    CHECK(code(0).size() == 6);
}

TEST_CASE("steps and the seconds left follow the period")
{
    const struct {
        int period;
        std::int64_t time;
        std::uint64_t step;
        int left;
    } rows[] = {
        {30, 0, 0, 30},
        {30, 29, 0, 1},
        {30, 30, 1, 30},
        {30, 59, 1, 1},
        {60, 59, 0, 1},
        {1, 1234, 1234, 1},
        {86400, 86399, 0, 1},
        {30, -1, 0, 30},
        {30, std::numeric_limits<std::int64_t>::min(), 0, 30},
        {30, 20000000000, 666666666, 10},
        {0, 7, 7, 1}, // not valid, and no division by zero either
    };
    for (const auto& row : rows) {
        CAPTURE(row.period, row.time);
        const CodeParameters parameters{.key = Secret::copyOf("k"), .periodSeconds = row.period};
        CHECK(otp::totpStep(parameters, row.time) == row.step);
        CHECK(otp::secondsLeft(parameters, row.time) == row.left);
    }
}
