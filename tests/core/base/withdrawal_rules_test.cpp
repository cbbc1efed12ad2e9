// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/withdrawal_rules.h"
#include "tests/support/catch.h"

using namespace sallyport;

TEST_CASE("parts of a withdrawal address are made of characters that a person can tell apart")
{
    struct Row {
        const char* what;
        bool (*rule)(QStringView);
        QString text;
        bool good;
    };
    const Row rows[] = {
        {"a coin", isAssetName, QStringLiteral("USDT"), true},
        {"a coin with a digit", isAssetName, QStringLiteral("1INCH"), true},
        {"no coin", isAssetName, {}, false},
        {"20 letters", isAssetName, QString(20, u'A'), true},
        {"21 letters", isAssetName, QString(21, u'A'), false},
        {"small letters", isAssetName, QStringLiteral("usdt"), false},
        {"a coin with a dash", isAssetName, QStringLiteral("US-DT"), false},
        {"a Cyrillic letter in a coin", isAssetName, QStringLiteral("USD\u0422"), false},
        {"a network with a dash", isNetworkName, QStringLiteral("BEP-20"), true},
        {"a network of two words", isNetworkName, QStringLiteral("BEP 20"), false},
        {"3 letters", isAddressText, QStringLiteral("abc"), false},
        {"4 letters", isAddressText, QStringLiteral("abcd"), true},
        {"200 letters", isAddressText, QString(200, u'a'), true},
        {"201 letters", isAddressText, QString(201, u'a'), false},
        {"an address with a space", isAddressText, QStringLiteral("ab cd"), false},
        {"an address with a zero-width space", isAddressText, QStringLiteral("ab\u200bcd"), false},
        {"an address that turns the direction", isAddressText, QStringLiteral("ab\u202ecd"), false},
        {"an address with a Cyrillic letter", isAddressText, QStringLiteral("rЕb8TK3g"), false},
        {"an address with a line end", isAddressText, QStringLiteral("abcd\n"), false},
        {"no memo", isMemoText, {}, true},
        {"a memo of two words", isMemoText, QStringLiteral("deposit 104217"), true},
        {"a memo that begins with a space", isMemoText, QStringLiteral(" 104217"), false},
        {"101 characters of memo", isMemoText, QString(101, u'1'), false},
        {"a memo with a tab", isMemoText, QStringLiteral("10\t42"), false},
        {"a memo with a full-width digit", isMemoText, QStringLiteral("10\uff14"), false},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        CHECK(row.rule(row.text) == row.good);
    }
}
