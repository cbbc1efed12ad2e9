// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/name_match.h"

#include "core/origin/link_thresholds.h"

#include <algorithm>
#include <array>

namespace sallyport::origin {

namespace {

using namespace thresholds;

constexpr qsizetype longestName = 32;

constexpr bool isVowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

constexpr bool isHardSound(char c)
{
    return c == 'c' || c == 'k' || c == 'q';
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

constexpr int computeReplacement(char written, char official)
{
    if (shapeOf(written) == shapeOf(official))
        return 0;
    if (isVowel(written) && isVowel(official))
        return otherVowel;
    if (isHardSound(written) && isHardSound(official))
        return soundsAlike;
    return otherLetter;
}

/// replacementCosts[written][official] for ASCII.
constexpr auto replacementCosts = [] {
    std::array<std::array<std::uint8_t, 128>, 128> costs{};
    for (std::size_t written = 0; written < 128; ++written) {
        for (std::size_t official = 0; official < 128; ++official)
            costs[written][official] =
                static_cast<std::uint8_t>(computeReplacement(static_cast<char>(written), static_cast<char>(official)));
    }
    return costs;
}();

int replacement(char written, char official)
{
    return replacementCosts[static_cast<unsigned char>(written) & 0x7FU][static_cast<unsigned char>(official) & 0x7FU];
}

/// A way to come here: what it has cost and where it began.
struct Cell {
    int cost = 0;
    int begin = 0;
};

/// Of equal costs the one that began earlier, so that doubled letters belong to the place.
void better(Cell& best, Cell before, int cost)
{
    const Cell way{before.cost + cost, before.begin};
    if (way.cost < best.cost || (way.cost == best.cost && way.begin < best.begin))
        best = way;
}

using Row = std::array<Cell, longestName + 1>;

/// The row of the text's letter `at`, from the rows of the two letters before it.
void fill(Row& row, const Row& before, const Row& twoBefore, QByteArrayView text, QByteArrayView name, qsizetype at)
{
    const char letter = text[at];
    const bool doubled = at > 0 && letter == text[at - 1];
    for (qsizetype j = 1; j <= name.size(); ++j) {
        const auto column = static_cast<std::size_t>(j);
        Cell best{row[column - 1].cost + missingLetter, row[column - 1].begin};
        better(best, before[column - 1], replacement(letter, name[j - 1]));
        better(best, before[column], doubled ? doubledLetter : addedLetter);
        if (at > 0 && j > 1 && letter == name[j - 2] && text[at - 1] == name[j - 1] && letter != text[at - 1])
            better(best, twoBefore[column - 2], swappedLetters);
        row[column] = best;
    }
}

} // namespace

NamePlace nearestPlace(QByteArrayView text, QByteArrayView name)
{
    NamePlace nearest;
    std::array<Row, 3> rows{};
    const auto last = static_cast<std::size_t>(name.size());
    for (std::size_t j = 0; j <= last; ++j)
        rows[0][j] = {static_cast<int>(j) * missingLetter, 0};
    for (qsizetype at = 0; at < text.size(); ++at) {
        Row& row = rows[static_cast<std::size_t>((at + 1) % 3)];
        row[0] = {0, static_cast<int>(at + 1)};
        fill(row, rows[static_cast<std::size_t>(at % 3)], rows[static_cast<std::size_t>((at + 2) % 3)], text, name, at);
        const Cell& cell = row[last];
        const qsizetype length = at + 1 - cell.begin;
        if (cell.cost < nearest.cost || (cell.cost == nearest.cost && length > nearest.end - nearest.begin))
            nearest = {cell.cost, cell.begin, at + 1};
    }
    return nearest;
}

int distanceBetween(QByteArrayView text, QByteArrayView name)
{
    std::array<Row, 3> rows{};
    const auto last = static_cast<std::size_t>(name.size());
    for (std::size_t j = 0; j <= last; ++j)
        rows[0][j] = {static_cast<int>(j) * missingLetter, 0};
    for (qsizetype at = 0; at < text.size(); ++at) {
        Row& row = rows[static_cast<std::size_t>((at + 1) % 3)];
        row[0] = {static_cast<int>(at + 1) * addedLetter, 0};
        fill(row, rows[static_cast<std::size_t>(at % 3)], rows[static_cast<std::size_t>((at + 2) % 3)], text, name, at);
    }
    return rows[static_cast<std::size_t>(text.size() % 3)][last].cost;
}

bool looksAlike(char written, char official)
{
    return written != official && shapeOf(written) == shapeOf(official);
}

} // namespace sallyport::origin
