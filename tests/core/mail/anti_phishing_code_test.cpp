// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/anti_phishing_code.h"
#include "core/secrets/memory_store.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

using namespace sallyport;
using namespace sallyport::mail;

TEST_CASE("a code is kept in one form, and only if it can tell anything")
{
    const auto form = [](QStringView typed) {
        const auto code = canonicalCode(typed);
        return code ? code->view().toByteArray() : QByteArray("none");
    };
    CHECK(form(u"  tulip \t 77\n") == "tulip 77");
    CHECK(form(u"e\u0301t\u00e9x") == "\xc3\xa9t\xc3\xa9x");
    CHECK(form(u"abc") == "none");
    CHECK(form(QString(65, u'x')) == "none");
    CHECK(form(QString(64, u'x')) == QByteArray(64, 'x'));
    CHECK(form(u"ab\u202ecd") == "none");
    CHECK(form(u"") == "none");
}

TEST_CASE("a text stands to the code in one of six ways")
{
    struct Row {
        const char* text;
        const char* code;
        bool offered;
        CodeState state;
    };
    using enum CodeState;
    const Row rows[] = {
        {"Your anti-phishing code: tulip", "tulip", true, right},
        {"tulip", "tulip", true, right},
        {"(tulip)", "tulip", true, right},
        {"tulip\n77", "tulip 77", true, right},
        {"e\xcc\x81t\xc3\xa9x!", "\xc3\xa9t\xc3\xa9x", true, right},
        {"tulips", "tulip", true, missing},
        {"Tulip", "tulip", true, missing},
        {"Anti-Phishing Code: Tulip", "tulip", true, wrong},
        {"ANTIPHISHING CODE is: x1", "tulip", true, wrong},
        {"Safety phrase\xef\xbc\x9ax1", "tulip", true, wrong},
        {"Anti-phishing code \xe3\x80\x90x1\xe3\x80\x91", "tulip", true, wrong},
        {"Set an anti-phishing code: it helps", "tulip", false, wrong},
        {"Your anti-phishing code should be in every mail", "tulip", true, missing},
        {"Hello", "tulip", false, missing},
        {"Hello", "", true, notSet},
        {"Hello", "", false, notOffered},
        {"", "tulip", true, missing},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        const KnownCode known{.code = Secret::copyOf(row.code)};
        CHECK(checkCode(readForCode(QString::fromUtf8(row.text)), known, row.offered) == row.state);
    }
    CHECK(checkCode(readForCode(QStringLiteral("x")), KnownCode{.unavailable = true}, true) == unavailable);
}

TEST_CASE("no text keeps the code once it is taken out")
{
    const KnownCode known{.code = Secret::copyOf("tulip")};
    CHECK(withoutCode(QStringLiteral("a tulip, tulips"), known)
          == QStringLiteral("a \u2022\u2022\u2022, \u2022\u2022\u2022s"));
    CHECK(
        withoutCode(QStringLiteral("TULIP t\u00adu\u200blip \uff54\uff55\uff4c\uff49\uff50 t-u-l-i-p tu  lip."), known)
        == QStringLiteral("\u2022\u2022\u2022 \u2022\u2022\u2022 \u2022\u2022\u2022 \u2022\u2022\u2022 "
                          "\u2022\u2022\u2022."));
    const KnownCode spaced{.code = Secret::copyOf("Tulip 77")};
    CHECK(withoutCode(QStringLiteral("tulip77.evil.example"), spaced)
          == QStringLiteral("\u2022\u2022\u2022.evil.example"));
    CHECK(withoutCode(QStringLiteral("TULIP\n 77 tulip 7 7 tulip 7"), spaced)
          == QStringLiteral("\u2022\u2022\u2022 \u2022\u2022\u2022 tulip 7"));
    const KnownCode accented{.code = *canonicalCode(u"\u00e9t\u00e9x")};
    CHECK(withoutCode(QStringLiteral("E\u0301T\u00c9X, etex"), accented) == QStringLiteral("\u2022\u2022\u2022, etex"));
    CHECK(withoutCode(QStringLiteral("a \U0001f600 b"), {.code = Secret::copyOf("\xf0\x9f\x98\x80")})
          == QStringLiteral("a \u2022\u2022\u2022 b"));
    CHECK(withoutCode(QStringLiteral("a --A- b a"), {.code = Secret::copyOf("--a-")})
          == QStringLiteral("a \u2022\u2022\u2022 b a"));
    CHECK(withoutCode(QStringLiteral("\ufb03\ufb03\ufb03"), {.code = Secret::copyOf("ffif")})
          == QStringLiteral("\u2022\u2022\u2022\ufb03")); // a ligature is one letter
    CHECK(withoutCode(QStringLiteral("a  rose"), known) == QStringLiteral("a  rose"));
    CHECK(withoutCode(QStringLiteral("tulip"), {}) == QStringLiteral("tulip"));
}

TEST_CASE("the code comes out of the store of its service")
{
    secrets::MemoryStore store;
    const auto none = test::waitFor(readCode(store, QStringLiteral("kucoin")));
    REQUIRE(none);
    CHECK(none->code.isEmpty());
    CHECK_FALSE(none->unavailable);
    REQUIRE(test::waitFor(store.write(codeKey(QStringLiteral("kucoin")), Secret::copyOf("tulip"))));
    const auto kept = test::waitFor(readCode(store, QStringLiteral("kucoin")));
    REQUIRE(kept);
    CHECK(kept->code.view() == "tulip");
    CHECK(test::waitFor(readCode(store, QStringLiteral("other")))->code.isEmpty());
}
