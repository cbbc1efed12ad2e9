// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One row for each rule about how a link is written: what it must find, and its near miss, which honest links have.
#include "core/origin/link_writing.h"
#include "tests/support/catch.h"

using namespace sallyport::origin;

namespace {

using enum LinkFinding;

struct Row {
    LinkFinding finding;
    const char16_t* found;
    const char* part;
    const char16_t* nearMiss;
};

const Row rows[] = {
    {otherScheme, u"ftp://a.example/", "ftp", u"https://a.example/ftp://b"},
    {otherScheme, u"java\tscript:1", "javascript", u"https://a.example/javascript:1"},
    {notEncrypted, u"http://a.example/", "", u"https://a.example/?u=http://b.example"},
    {userInfo, u"https://me@a.example/", "", u"https://a.example/@me"},
    {userInfo, u"https://@a.example/", "", u"https://a.example?@"},
    {backslash, u"https://a.example\\b", "", u"https://a.example/?b\\"},
    {controlCharacter, u"https://a.ex\tample/", "U+0009", u"https://a.example/%09"},
    {controlCharacter, u"https://a.example/ ", "U+0020", u"https://a.example/%20"},
    {controlCharacter, u"https://a.example/\u0085", "U+0085", u"https://a.example/%C2%85"},
    {directionCharacter, u"https://a.example/\u202Egpj", "U+202E", u"https://a.example/\u05D0\u05D1"},
    {invisibleCharacter, u"https://a\u00ADb.example/", "U+00AD", u"https://a-b.example/"},
    {invisibleCharacter, u"https://a.example/\u200B", "U+200B", u"https://a.example/\u200C\u200D\uFE0F"}, // joiners
    {percentInHost, u"https://%61.example/", "", u"https://a.example/%61"},
    {foreignDot, u"https://a\u3002example/", "U+3002", u"https://a.example/\u3002"},
    {foreignSign, u"https://a\u2044b.example/", "U+2044", u"https://a.example/\u2044"},
    {replacedLetter, u"https://\uFF41.example/", "U+FF41", u"https://\u00E4.example/"},
    {replacedLetter, u"https://\u212A.example/", "U+212A", u"https://\u043A.example/"},
    {wrongSlashes, u"https:a.example", "", u"https://a.example//b"},
    {wrongSlashes, u"https:///a.example", "", u"https://a.example/https:/b"},
    {numericHost, u"https://0x7f.1/", "127.0.0.1", u"https://127.0.0.1.example/"},
    {numericHost, u"https://[::1]/", "[::1]", u"https://a.example/[::1]"},
    {brokenEncoding, u"https://xn--a.example/", "", u"https://xn--bcher-kva.example/"},
    {oddHost, u"https://a!b.example/", "", u"https://a_b.example/!"},
    {oddHost, u"https://a..example/", "", u"https://a.example./.."},
    {otherPort, u"https://a.example:8443/", "8443", u"https://a.example:443/"},
    {otherPort, u"http://a.example:443/", "443", u"http://a.example:80/"},
};

QList<FoundInLink> findings(const char16_t* text)
{
    const QString raw = QString::fromUtf16(text);
    return writingFindings(raw, readAsBrowser(raw));
}

bool has(const QList<FoundInLink>& list, LinkFinding finding)
{
    return std::ranges::any_of(list, [&](const FoundInLink& found) { return found.finding == finding; });
}

} // namespace

TEST_CASE("each rule about writing finds its trick and leaves honest links alone")
{
    for (const Row& row : rows) {
        INFO(QString::fromUtf16(row.found).toUtf8().toPercentEncoding(":/").constData());
        CHECK(findings(row.found).contains(FoundInLink{row.finding, QString::fromLatin1(row.part)}));
        CHECK_FALSE(has(findings(row.nearMiss), row.finding));
    }
}

TEST_CASE("only what misleads makes a link unsafe by itself")
{
    for (const LinkFinding honest : {notEncrypted, otherPort, oddHost, nameInPath, freeHosting, loginWord})
        CHECK_FALSE(isMisleading(honest));
    for (const LinkFinding trick :
         {otherScheme, userInfo, backslash, controlCharacter, directionCharacter, invisibleCharacter, percentInHost,
          foreignDot, foreignSign, replacedLetter, wrongSlashes, numericHost, brokenEncoding, readingsDiffer})
        CHECK(isMisleading(trick));
}

TEST_CASE("a finding is named once, by its first character")
{
    const auto found = findings(u"https://a.example/\u200B\u2060\u200B");
    CHECK(found == QList<FoundInLink>{{invisibleCharacter, QStringLiteral("U+200B")}});
}

TEST_CASE("characters that cannot be seen are shown by their numbers")
{
    CHECK(codePointText(U'\t') == QStringLiteral("U+0009"));
    CHECK(codePointText(U'\U000E0061') == QStringLiteral("U+E0061"));
    CHECK(withVisibleCharacters(QStringLiteral("a\u202Eb\u200Bc\u00FC")) == QStringLiteral("aU+202EbU+200Bc\u00FC"));
}
