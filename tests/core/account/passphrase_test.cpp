// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/passphrase_generator.h"
#include "core/account/passphrase_policy.h"
#include "core/account/passphrase_strength.h"
#include "tests/support/catch.h"

#include <QMap>
#include <QSet>

using namespace sallyport;
using namespace sallyport::account;

namespace {

const PassphraseRules kucoin{
    .shortest = 10, .longest = 32, .upper = true, .lower = true, .digit = true, .fewestDifferent = 1};
const QString trader = QStringLiteral("trader@practice.example");

double bitsOf(QByteArrayView text, const QStringList& known = {})
{
    return passphraseStrength(Secret::copyOf(text), known).bits;
}

/// The same bytes over and over.
Random repeating(QByteArray bytes)
{
    return [bytes = std::move(bytes), at = qsizetype{0}](std::span<std::byte> out) mutable {
        for (std::byte& each : out)
            each = static_cast<std::byte>(bytes.at(at++ % bytes.size()));
    };
}

} // namespace

TEST_CASE("a passphrase is held against the service's rules, each fault by its name")
{
    using enum PassphraseFault;
    struct Row {
        QByteArray text;
        const PassphraseRules& rules;
        QList<PassphraseFault> faults;
    };
    const PassphraseRules ours;
    const std::vector<Row> rows{
        // ours, as docs/protocol.md has them
        {"", ours, {tooShort, tooFewDifferent}},
        {"abcdefghi", ours, {tooShort}},
        {"abcdefghij", ours, {}},
        {"aaaaaaaaaa", ours, {tooFewDifferent}},
        {"abababcdcd", ours, {tooFewDifferent}},
        {"ababcdcdee", ours, {}},
        {QByteArray(64, 'a') + QByteArray(60, 'b') + "cdef", ours, {}},
        {QByteArray(64, 'a') + QByteArray(60, 'b') + "cdefg", ours, {tooLong}},
        {QString(10, QChar(0xe4)).toUtf8(), ours, {tooFewDifferent}}, // ten characters of two bytes
        {QString(QStringLiteral("äöüß") + QString(62, QChar(0xe4))).toUtf8(), ours, {tooLong}}, // 132 bytes
        {QStringLiteral("pass\u202eword 12345").toUtf8(), ours, {hiddenCharacters}},            // turns the line round
        {"tab\tin the middle", ours, {hiddenCharacters}},
        {QStringLiteral("\U0001F512 locked for good").toUtf8(), ours, {}},
        {"correct horse trader@practice.example", ours, {holdsIdentifier}},
        {"TRADER@practice.EXAMPLE", ours, {holdsIdentifier}},
        {"trader", ours, {tooShort, holdsIdentifier}},
        {"every trader sleeps", ours, {}}, // the part before the "@" inside a sentence gives nothing away
        // KuCoin's, https://www.kucoin.com/security/account-security
        {"Abcdefgh1", kucoin, {tooShort}},
        {"Abcdefghi1", kucoin, {}},
        {"abcdefghi1", kucoin, {noUpper}},
        {"ABCDEFGHI1", kucoin, {noLower}},
        {"Abcdefghij", kucoin, {noDigit}},
        {"\xc3\x84\xc3\xa4hundert Jahre", kucoin, {noDigit}},
        {QStringLiteral("ÄÖÜäöüß123").toUtf8(), kucoin, {noUpper, noLower}}, // no letters of its alphabet
        {"Abcdefghi1abcdefghijabcdefghij12", kucoin, {}},
        {"Abcdefghi1abcdefghijabcdefghij123", kucoin, {tooLong}},
        {"..........", kucoin, {noUpper, noLower, noDigit}},
    };
    for (const Row& row : rows) {
        INFO(row.text.toStdString());
        CHECK(passphraseFaults(row.text, row.rules, trader) == row.faults);
    }
}

TEST_CASE("a phone number is the identifier however it is written, and a short name is not looked for")
{
    const auto holds = [](QByteArrayView text, const QString& identifier) {
        return passphraseFaults(text, {.shortest = 1, .fewestDifferent = 1}, identifier)
            .contains(PassphraseFault::holdsIdentifier);
    };
    CHECK(holds("my phone 15550100 rings", QStringLiteral("+1 (555) 0100")));
    CHECK_FALSE(holds("my phone 1555010 rings", QStringLiteral("+1 (555) 0100")));
    CHECK_FALSE(holds("a jolly good one", QStringLiteral("jo")));
    CHECK_FALSE(holds("a jolly good one", QString()));
}

TEST_CASE("the estimate of strength agrees with zxcvbn's own samples")
{
    // https://dropbox.github.io/zxcvbn tests/index.html, in bits as zxcvbn-c 2.5 computes them
    struct Row {
        const char* text;
        double bits;
        StrengthGrade grade;
    };
    for (const Row& row : std::vector<Row>{
             {"", 0, StrengthGrade::veryWeak},
             {"password", 0, StrengthGrade::veryWeak},
             {"P@ssw0rd1", 5.00, StrengthGrade::veryWeak},
             {"zxcvbn", 6.87, StrengthGrade::veryWeak},
             {"qwertyuiop", 10.55, StrengthGrade::veryWeak},
             {"abcdefghijkl", 4.58, StrengthGrade::veryWeak},
             {"temppass22", 17.10, StrengthGrade::veryWeak},
             {"D0g..................", 19.02, StrengthGrade::veryWeak},
             {"Tr0ub4dour&3", 30.89, StrengthGrade::weak},
             {"eheuczkqyq", 41.23, StrengthGrade::weak},
             {"correcthorsebatterystaple", 47.43, StrengthGrade::fair},
             {"coRrecth0rseba++ery9.23.2007staple$", 71.40, StrengthGrade::strong},
             {"rWibMFACxAUGZmxhVncy", 111.00, StrengthGrade::veryStrong},
         }) {
        INFO(row.text);
        CHECK(std::abs(bitsOf(row.text) - row.bits) < 0.01);
        CHECK(passphraseStrength(Secret::copyOf(row.text), {}).grade == row.grade);
    }
}

TEST_CASE("the grades begin where they say")
{
    CHECK(gradeOf(29.9) == StrengthGrade::veryWeak);
    CHECK(gradeOf(30) == StrengthGrade::weak);
    CHECK(gradeOf(45) == StrengthGrade::fair);
    CHECK(gradeOf(60) == StrengthGrade::strong);
    CHECK(gradeOf(80) == StrengthGrade::veryStrong);
}

TEST_CASE("who one is and where counts as known to whoever guesses")
{
    const QStringList known{QStringLiteral("Trader.Jane@Practice.example"), QStringLiteral("Gulf Exchange")};
    CHECK(bitsOf("trader2024", known) < bitsOf("trader2024") - 5);
    CHECK(bitsOf("practice.example", known) < bitsOf("practice.example") - 5);
    CHECK(bitsOf("gulfexchange", known) < bitsOf("gulfexchange") - 5);
}

TEST_CASE("an input of any length or content takes bounded time and is judged by its first 64 bytes")
{
    const Secret first = suggestPassphrase(PassphraseKind::characters, {}, systemRandom());
    QByteArray longOne;
    while (longOne.size() < 64)
        longOne += first.view();
    longOne.truncate(64);
    CHECK(bitsOf(longOne) == bitsOf(longOne + QByteArray(1'000'000, 'x')));
    QByteArray everything;
    for (int i = 0; i < 256; ++i)
        everything.append(static_cast<char>(255 - i));
    CHECK(bitsOf(everything) > 0);
    CHECK(bitsOf(QByteArrayView("ab\0cdefghijk", 12)) == bitsOf("ab"));
    CHECK(bitsOf("abc", QStringList(5000, QString(5000, u'a'))) < 30);
}

TEST_CASE("the words for suggestions are 7,776 different ones that a list can be checked against")
{
    const QList<QByteArray>& words = passphraseWords();
    CHECK(words.size() == 7776);
    CHECK(QSet<QByteArray>(words.begin(), words.end()).size() == 7776);
    CHECK(words.front() == "abacus"); // eff_large_wordlist.txt, 11111
    CHECK(words.back() == "zoom");    // 66666
    for (const QByteArray& word : words)
        CHECK((word.size() >= 3 && word.size() <= 9));
}

TEST_CASE("suggestions keep the rules, differ, and are strong by their number")
{
    struct Row {
        PassphraseKind kind;
        PassphraseRules rules;
    };
    for (const Row& row :
         {Row{PassphraseKind::words, {}}, Row{PassphraseKind::characters, {}}, Row{PassphraseKind::characters, kucoin},
          Row{PassphraseKind::words, {.shortest = 20, .upper = true, .lower = true, .digit = true}}}) {
        REQUIRE(canSuggest(row.kind, row.rules));
        QSet<QByteArray> seen;
        for (int i = 0; i < 200; ++i) {
            const Secret suggested = suggestPassphrase(row.kind, row.rules, systemRandom());
            INFO(suggested.view().toByteArray().toStdString());
            CHECK(passphraseFaults(suggested.view(), row.rules, trader).isEmpty());
            seen.insert(suggested.view().toByteArray());
        }
        CHECK(seen.size() == 200);
    }
    CHECK(std::abs(suggestedBits(PassphraseKind::words) - 77.55) < 0.01);
    CHECK(std::abs(suggestedBits(PassphraseKind::characters) - 116.66) < 0.01);
    CHECK_FALSE(canSuggest(PassphraseKind::words, kucoin)); // 32 characters are too few for six words
}

TEST_CASE("a suggestion draws each of its words and characters without bias")
{
    QMap<char, int> letters;
    constexpr int suggestions = 6000;
    for (int i = 0; i < suggestions; ++i) {
        const Secret suggested = suggestPassphrase(PassphraseKind::characters, {}, systemRandom());
        for (const char c : suggested.view())
            ++letters[c];
    }
    CHECK(letters.size() == 57);
    const double expected = suggestions * 20 / 57.0;
    double chiSquare = 0;
    for (const int count : letters)
        chiSquare += (count - expected) * (count - expected) / expected;
    CHECK(chiSquare < 120); // 56 degrees of freedom: once in a million by chance
}

TEST_CASE("a suggestion that breaks a rule is drawn anew, never mended")
{
    // The largest number gives the same word each time, and below the same character.
    const Secret words = suggestPassphrase(PassphraseKind::words, {}, repeating(QByteArray(1, '\xff')));
    CHECK(words.view() == QByteArrayView("fifth-fifth-fifth-fifth-fifth-fifth"));
    int drawn = 0;
    const auto first = systemRandom();
    const Secret mixed = suggestPassphrase(PassphraseKind::characters, kucoin, [&](std::span<std::byte> out) {
        if (++drawn <= 20)
            std::ranges::fill(out, std::byte{0xff}); // twenty times "z": one of three kinds only
        else
            first(out);
    });
    CHECK(drawn >= 40);
    CHECK(passphraseFaults(mixed.view(), kucoin, {}).isEmpty());
}
