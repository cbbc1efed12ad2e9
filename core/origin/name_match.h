// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The place in a text that comes nearest to a name: optimal string alignment with free ends (Sellers 1980), where slips
// that people do not notice cost less than others, and slips in what only this name has cost more: "coin" stands in
// many names, "ku" before it in one.
//   nearestPlace("xkuc0inlogin", NamePattern::ofName("kucoin")); // {cost 0, begin 1, end 7}
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>

namespace sallyport::origin {

/// Costs are quarters of an edit.
inline constexpr int oneEdit = 4;

/// A name or a word prepared for searching; folded letters (letter_fold.h), 1 to 32 of them.
class NamePattern {
public:
    /// Letters outside of common words ("coin", "bank") are distinctive and cost more; without such a word, all are.
    static NamePattern ofName(QByteArrayView name);
    /// No letter is distinctive, and it may begin anywhere.
    static NamePattern ofWord(QByteArrayView word);
    /// The name and a word right behind it, "kucoinlogin", each with its own costs.
    static NamePattern ofNameBefore(QByteArrayView name, QByteArrayView word);

    const QByteArray& letters() const { return m_letters; }
    int replacing(qsizetype at, char written) const
    {
        return m_replacing[static_cast<std::size_t>(at)][static_cast<unsigned char>(written) & 0x7FU];
    }
    /// How many letters at the beginning are the name's own, "ku" of "kucoin"; all if it has no common word.
    qsizetype ownLetters() const;
    int missing(qsizetype at) const { return m_missing[static_cast<std::size_t>(at)]; }
    /// No place of a text with these letters (lettersIn) costs less: most texts need not be searched.
    int costAtLeast(std::uint64_t letters) const;
    /// For beginning behind another letter.
    int beginningInside() const { return m_beginningInside; }

private:
    static constexpr std::size_t longest = 32;
    NamePattern(QByteArrayView letters, QByteArrayView commonPart, int beginningInside);

    QByteArray m_letters;
    std::array<std::array<std::uint8_t, 128>, longest> m_replacing{};
    std::array<std::uint8_t, longest> m_missing{};
    std::array<std::uint64_t, longest> m_freeLetters{}; ///< those that cost nothing in each place
    std::array<std::uint8_t, longest> m_without{};      ///< the least that each place costs without one of them
    int m_beginningInside = 0;
};

struct NamePlace {
    int cost = 1 << 14;  ///< quarters of an edit
    qsizetype begin = 0; ///< the text's letters that stand for the name: [begin, end)
    qsizetype end = 0;
    friend bool operator==(const NamePlace&, const NamePlace&) = default;
};

/// `text` folded, with its "-". Of equal places the longest, then the first.
NamePlace nearestPlace(QByteArrayView text, const NamePattern& pattern);

/// Which letters and digits a folded text has, one bit each.
std::uint64_t lettersIn(QByteArrayView text);

/// True for different ones of 0 and o, 1 and l and i, 5 and s ...
bool looksAlike(char written, char official);

} // namespace sallyport::origin
