// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/name_match.h"

#include "core/origin/link_thresholds.h"

#include <algorithm>
#include <array>

namespace sallyport::origin {

namespace {

using namespace thresholds;

constexpr bool isVowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

constexpr bool isHardSound(char c)
{
    return c == 'c' || c == 'k' || c == 'q';
}

constexpr bool isHiss(char c)
{
    return c == 's' || c == 'z';
}

/// Letters and digits that share a shape are one.
constexpr char shapeOf(char c)
{
    switch (c) {
    case '0':
        return 'o';
    case '1':
    case 'l':
        return 'i';
    case '3':
        return 'e';
    case '4':
        return 'a';
    case '5':
        return 's';
    case '7':
        return 't';
    case '8':
        return 'b';
    default:
        return c;
    }
}

constexpr bool isUOrV(char c)
{
    return c == 'u' || c == 'v';
}

constexpr int replacement(char written, char official)
{
    if (shapeOf(written) == shapeOf(official))
        return 0;
    if (isUOrV(written) && isUOrV(official))
        return sharedShape;
    if (isVowel(written) && isVowel(official))
        return otherVowel;
    if ((isHardSound(written) && isHardSound(official)) || (isHiss(written) && isHiss(official)))
        return soundsAlike;
    return otherLetter;
}

/// What another letter in the place of a distinctive one costs more.
constexpr int moreFor(char written, char official)
{
    const int cost = replacement(written, official);
    return cost >= otherLetter ? distinctiveLetter : cost == otherVowel && isVowel(official) ? distinctiveVowel : 0;
}

/// Words that many names of services share.
constexpr auto commonWords = std::to_array<QByteArrayView>(
    {"exchange", "wallet", "crypto", "market", "trade", "chain", "coin", "bank", "base", "cash", "pay", "bit"});

/// The longest common word in a name that has at least two other letters.
QByteArrayView commonPartOf(QByteArrayView name)
{
    QByteArrayView longestWord;
    for (const QByteArrayView word : commonWords) {
        if (name.size() >= word.size() + 2 && word.size() > longestWord.size() && name.indexOf(word) >= 0)
            longestWord = word;
    }
    return longestWord;
}

/// A way to come here, as one number: what it has cost above, where it began below. The least is the cheapest, then the
/// one that began earliest, so that doubled letters belong to the place.
using Way = std::uint32_t;
constexpr int costShift = 16;

constexpr Way dearer(Way way, int cost)
{
    return way + (static_cast<Way>(cost) << costShift);
}

using Row = std::array<Way, 33>;

constexpr std::uint64_t bitOf(char c)
{
    if (c >= 'a' && c <= 'z')
        return std::uint64_t{1} << (c - 'a');
    if (c >= '0' && c <= '9')
        return std::uint64_t{1} << (26 + c - '0');
    return 0;
}

/// What one letter more costs behind `last`, the letter before it and its dashes.
int addingTo(char last, char letter)
{
    if (letter == '-')
        return addedDash;
    if (letter == last)
        return doubledLetter;
    if (isHardSound(letter) && isHardSound(last))
        return addedSound;
    return isVowel(letter) ? addedVowel : addedLetter;
}

char letterBefore(QByteArrayView text, qsizetype at)
{
    do
        --at;
    while (at >= 0 && text[at] == '-');
    return at < 0 ? char{0} : text[at];
}

/// The row of the text's letter `at`, from the rows of the two letters before it.
void fill(Row& row, const Row& before, const Row& twoBefore, QByteArrayView text, const NamePattern& pattern,
          qsizetype at)
{
    const char letter = text[at];
    const char last = at > 0 ? text[at - 1] : char{0};
    const int adding = addingTo(last == '-' ? letterBefore(text, at) : last, letter);
    const QByteArray& name = pattern.letters();
    for (qsizetype j = 1; j <= name.size(); ++j) {
        const auto column = static_cast<std::size_t>(j);
        Way best = dearer(row[column - 1], pattern.missing(j - 1));
        best = std::min(best, dearer(before[column - 1], pattern.replacing(j - 1, letter)));
        best = std::min(best, dearer(before[column], adding));
        if (j > 1 && letter == name[j - 2] && last == name[j - 1] && letter != last)
            best = std::min(best, dearer(twoBefore[column - 2], swappedLetters));
        row[column] = best;
    }
}

} // namespace

NamePattern::NamePattern(QByteArrayView letters, QByteArrayView commonPart, int beginningInside)
    : m_letters(letters.first(std::min<qsizetype>(letters.size(), longest)).toByteArray()),
      m_beginningInside(beginningInside)
{
    const qsizetype common = commonPart.isEmpty() ? -1 : letters.indexOf(commonPart);
    for (qsizetype i = 0; i < m_letters.size(); ++i) {
        const bool isDistinctive = common >= 0 && (i < common || i >= common + commonPart.size());
        const auto at = static_cast<std::size_t>(i);
        m_missing[at] = static_cast<std::uint8_t>(missingLetter + (isDistinctive ? distinctiveLetter : 0));
        m_without[at] = m_missing[at];
        for (std::size_t written = 0; written < 128; ++written) {
            const auto letter = static_cast<char>(written);
            m_replacing[at][written] = static_cast<std::uint8_t>(replacement(letter, m_letters[i])
                                                                 + (isDistinctive ? moreFor(letter, m_letters[i]) : 0));
            if (m_replacing[at][written] == 0)
                m_freeLetters[at] |= bitOf(letter);
            else
                m_without[at] = std::min(m_without[at], m_replacing[at][written]);
        }
    }
}

int NamePattern::costAtLeast(std::uint64_t letters) const
{
    int cost = 0;
    for (qsizetype i = 0; i < m_letters.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        cost += (m_freeLetters[at] & letters) != 0 ? 0 : m_without[at];
    }
    return cost;
}

NamePattern NamePattern::ofName(QByteArrayView name)
{
    return {name, commonPartOf(name), thresholds::beginningInside};
}

qsizetype NamePattern::ownLetters() const
{
    qsizetype own = 0;
    while (own < m_letters.size() && missing(own) > thresholds::missingLetter)
        ++own;
    return own;
}

NamePattern NamePattern::ofWord(QByteArrayView word)
{
    return {word, {}, 0};
}

NamePattern NamePattern::ofNameBefore(QByteArrayView name, QByteArrayView word)
{
    NamePattern both = ofName(name);
    const NamePattern behind = ofWord(word);
    const qsizetype first = both.m_letters.size();
    const qsizetype more = std::min(behind.m_letters.size(), static_cast<qsizetype>(longest) - first);
    both.m_letters += behind.m_letters.first(more);
    std::copy_n(behind.m_replacing.begin(), more, both.m_replacing.begin() + first);
    std::copy_n(behind.m_missing.begin(), more, both.m_missing.begin() + first);
    std::copy_n(behind.m_freeLetters.begin(), more, both.m_freeLetters.begin() + first);
    std::copy_n(behind.m_without.begin(), more, both.m_without.begin() + first);
    return both;
}

std::uint64_t lettersIn(QByteArrayView text)
{
    std::uint64_t letters = 0;
    for (const char c : text)
        letters |= bitOf(c);
    return letters;
}

NamePlace nearestPlace(QByteArrayView text, const NamePattern& pattern)
{
    NamePlace nearest;
    std::array<Row, 3> rows; // filled below as far as they are read
    const qsizetype letters = pattern.letters().size();
    const auto last = static_cast<std::size_t>(letters);
    rows[0][0] = 0;
    for (qsizetype j = 0; j < letters; ++j)
        rows[0][static_cast<std::size_t>(j + 1)] = dearer(rows[0][static_cast<std::size_t>(j)], pattern.missing(j));
    rows[2] = rows[0];
    const qsizetype end = std::min<qsizetype>(text.size(), (1 << costShift) - 2);
    for (qsizetype at = 0; at < end; ++at) {
        Row& row = rows[static_cast<std::size_t>((at + 1) % 3)];
        row[0] = dearer(static_cast<Way>(at + 1), text[at] == '-' ? 0 : pattern.beginningInside());
        fill(row, rows[static_cast<std::size_t>(at % 3)], rows[static_cast<std::size_t>((at + 2) % 3)], text, pattern,
             at);
        const int cost = static_cast<int>(row[last] >> costShift);
        const auto begin = static_cast<qsizetype>(row[last] & ((1U << costShift) - 1));
        if (cost < nearest.cost || (cost == nearest.cost && at + 1 - begin > nearest.end - nearest.begin))
            nearest = {cost, begin, at + 1};
    }
    return nearest;
}

bool looksAlike(char written, char official)
{
    return written != official && shapeOf(written) == shapeOf(official);
}

} // namespace sallyport::origin
