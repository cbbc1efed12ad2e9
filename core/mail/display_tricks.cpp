// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/display_tricks.h"

#include "core/origin/code_points.h"
#include "core/origin/letter_fold.h"
#include "core/origin/link_thresholds.h"
#include "core/origin/link_writing.h"
#include "core/origin/name_match.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace sallyport::mail {

using origin::NamePattern;
using origin::ServiceProfile;

namespace {

constexpr qsizetype maxLetters = 1'000;

bool isWordLetter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'|' || c == U'$';
}

/// Words; letters that stand alone are put together.
QStringList wordsOf(QStringView text)
{
    QStringList words;
    QString word;
    bool joining = false; // the last word is made of single letters
    const auto finish = [&] {
        if (word.isEmpty())
            return;
        const bool single = word.toUcs4().size() == 1;
        if (single && joining)
            words.last() += word;
        else
            words.append(word);
        joining = single;
        word.clear();
    };
    for (origin::CodePoints points(text.first(std::min(text.size(), maxLetters))); points.hasNext();) {
        const char32_t c = points.next();
        const auto category = QChar::category(c);
        if (isWordLetter(c))
            word += QString::fromUcs4(&c, 1);
        else if (category != QChar::Other_Format) // those hide inside words
            finish();
    }
    finish();
    return words;
}

bool containsPlainly(QStringView word, const QString& name)
{
    return word.contains(name, Qt::CaseInsensitive);
}

/// Folded letters in which the name stands, letter for letter or in digits that look like its letters.
bool containsInDisguise(QStringView word, const QString& name)
{
    const QByteArray letters = origin::foldLabel(word).letters;
    const QByteArray wanted = name.toLatin1();
    if (letters.contains(wanted))
        return true;
    // A digit in place of a letter is a disguise; a letter in place of another may be another word.
    if (letters.size() < wanted.size() || letters.size() > 64)
        return false;
    for (qsizetype at = 0; at + wanted.size() <= letters.size(); ++at) {
        bool same = true;
        for (qsizetype i = 0; i < wanted.size() && same; ++i) {
            const char written = letters[at + i];
            const bool digit = (written >= '0' && written <= '9') || written == '|';
            same = written == wanted[i] || (digit && origin::looksAlike(written, wanted[i]));
        }
        if (same)
            return true;
    }
    return false;
}

QList<QString> namesOf(const ServiceProfile& profile)
{
    QList<QString> names = profile.names.names;
    for (const QString& domain : profile.officialDomains)
        names.append(domain.section(u'.', 0, 0));
    if (names.isEmpty() && profile.name.size() >= 4)
        names.append(profile.name.toLower());
    names.removeIf([](const QString& name) { return name.size() < 4; });
    return names;
}

bool looksTheSame(QByteArrayView letters, const NamePattern& name)
{
    if (letters.size() != name.letters().size())
        return false;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        if (name.replacing(i, letters[i]) != 0)
            return false;
    }
    return true;
}

/// A slip that people read over, in all of the word: "Kuccoin", "Kucion". Only where the name has letters of its own
/// beside a word that others share, for "Kroken" is nobody's slip; and not in short ones.
bool isSlipOf(const QByteArray& word, const NamePattern& name)
{
    constexpr qsizetype shortest = 6;
    const bool ownAndCommon = name.ownLetters() > 0 && name.letters().size() >= shortest;
    const int most = ownAndCommon ? origin::thresholds::swappedLetters : origin::thresholds::doubledLetter;
    const origin::NamePlace place = nearestPlace(word, name);
    return place.cost <= most && place.begin == 0 && place.end == word.size();
}

/// The name in pieces, with letters that look like its own, or with such a slip: "Ku-Coin", "KuColnSupport". Told of
/// names that senders give themselves; in a subject it is anybody's typing.
bool resemblesName(const QStringList& words, const NamePattern& name)
{
    constexpr qsizetype shortestInside = 6; // "kucoln" stands in no word of any language
    constexpr qsizetype mostPieces = 3;
    QList<QByteArray> folded;
    for (const QString& word : words)
        folded.append(origin::foldLabel(word).letters.left(64));
    for (qsizetype i = 0; i < folded.size(); ++i) {
        if (isSlipOf(folded[i], name))
            return true;
        const qsizetype size = name.letters().size();
        for (qsizetype at = 0; size >= shortestInside && at + size <= folded[i].size(); ++at) {
            if (looksTheSame(QByteArrayView(folded[i]).sliced(at, size), name))
                return true;
        }
        QByteArray together = folded[i];
        for (qsizetype next = i + 1; next < std::min(i + mostPieces, folded.size()); ++next) {
            together += folded[next];
            if (looksTheSame(together, name))
                return true;
        }
    }
    return false;
}

bool hasWordOf(const QStringList& words, std::span<const QLatin1StringView> list)
{
    return std::ranges::any_of(words, [&](const QString& word) {
        return std::ranges::any_of(
            list, [&](QLatin1StringView other) { return word.compare(other, Qt::CaseInsensitive) == 0; });
    });
}

bool isTurning(char32_t c)
{
    return c == 0x202d || c == 0x202e;
}

bool isUnseen(char32_t c)
{
    return c == 0x00ad || c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x180e || (c >= 0x200b && c <= 0x200d)
        || (c >= 0x2060 && c <= 0x2064) || c == 0x2800 || c == 0x3164 || c == 0xfeff || c == 0xffa0
        || (c >= 0xe0000 && c <= 0xe007f);
}

} // namespace

NameUse nameUse(QStringView text, const ServiceProfile& profile)
{
    const QList<QString> names = namesOf(profile);
    NameUse use = NameUse::none;
    for (const QString& word : wordsOf(text)) {
        for (const QString& name : names) {
            if (containsPlainly(word, name))
                use = use == NameUse::lookalike ? use : NameUse::plain;
            else if (containsInDisguise(word, name))
                use = NameUse::lookalike;
        }
    }
    return use;
}

bool claimsToBe(QStringView displayName, const ServiceProfile& profile)
{
    const QStringList words = wordsOf(displayName);
    const auto resembles = [&](const QString& name) {
        return resemblesName(words, NamePattern::ofName(name.toLatin1()));
    };
    if (nameUse(displayName, profile) == NameUse::none && std::ranges::none_of(namesOf(profile), resembles))
        return false;
    // Words by which others speak about a service; beside one that only its own people use they change nothing.
    static constexpr std::array others{
        QLatin1StringView("via"),  QLatin1StringView("about"), QLatin1StringView("on"),
        QLatin1StringView("at"),   QLatin1StringView("vs"),    QLatin1StringView("versus"),
        QLatin1StringView("fans"), QLatin1StringView("forum"), QLatin1StringView("community")};
    static constexpr std::array roles{
        QLatin1StringView("security"),      QLatin1StringView("support"),      QLatin1StringView("team"),
        QLatin1StringView("service"),       QLatin1StringView("services"),     QLatin1StringView("help"),
        QLatin1StringView("helpdesk"),      QLatin1StringView("account"),      QLatin1StringView("accounts"),
        QLatin1StringView("notice"),        QLatin1StringView("notification"), QLatin1StringView("notifications"),
        QLatin1StringView("verification"),  QLatin1StringView("official"),     QLatin1StringView("compliance"),
        QLatin1StringView("admin"),         QLatin1StringView("withdrawal"),   QLatin1StringView("withdrawals"),
        QLatin1StringView("login"),         QLatin1StringView("alert"),        QLatin1StringView("alerts"),
        QLatin1StringView("administrator"), QLatin1StringView("behalf"),       QLatin1StringView("noreply")};
    return !hasWordOf(words, others) || hasWordOf(words, roles);
}

QString hiddenCharacter(QStringView text)
{
    std::vector<char32_t> points;
    for (origin::CodePoints all(text.first(std::min(text.size(), maxLetters))); all.hasNext();)
        points.push_back(all.next());
    const auto isLatin = [](char32_t c) { return c < 0x250 && QChar::isLetterOrNumber(c); };
    char32_t lastSeen = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (isTurning(points[i]))
            return origin::codePointText(points[i]);
        if (!isUnseen(points[i])) {
            lastSeen = points[i];
            continue;
        }
        const auto next = std::find_if_not(points.begin() + static_cast<std::ptrdiff_t>(i), points.end(), isUnseen);
        const auto length = next - points.begin() - static_cast<std::ptrdiff_t>(i);
        constexpr std::ptrdiff_t padding = 4;
        if (length >= padding || (isLatin(lastSeen) && next != points.end() && isLatin(*next)))
            return origin::codePointText(points[i]);
        i += static_cast<std::size_t>(length) - 1;
    }
    return {};
}

} // namespace sallyport::mail
