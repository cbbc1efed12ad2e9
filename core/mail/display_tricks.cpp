// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/display_tricks.h"

#include "core/origin/code_points.h"
#include "core/origin/letter_fold.h"
#include "core/origin/link_writing.h"
#include "core/origin/name_match.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sallyport::mail {

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
    if (nameUse(displayName, profile) == NameUse::none)
        return false;
    // Words by which others speak about a service.
    static constexpr std::array others{
        QLatin1StringView("via"),  QLatin1StringView("about"), QLatin1StringView("on"),
        QLatin1StringView("at"),   QLatin1StringView("vs"),    QLatin1StringView("versus"),
        QLatin1StringView("fans"), QLatin1StringView("forum"), QLatin1StringView("community")};
    return std::ranges::none_of(wordsOf(displayName), [](const QString& word) {
        return std::ranges::any_of(
            others, [&](QLatin1StringView other) { return word.compare(other, Qt::CaseInsensitive) == 0; });
    });
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
