// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/letter_pairs.h"

#include "core/origin/name_match.h"

#include <algorithm>
#include <vector>

namespace sallyport::origin {

namespace {

class Pairing {
public:
    Pairing(const HostLabel& label, const QByteArray& name)
        : m_folded(label.folded), m_written(label.decoded.toUcs4()), m_name(name)
    {
    }

    QList<LetterPair> run(qsizetype begin, qsizetype end)
    {
        m_pairs.reserve(m_folded.letters.size() + m_name.size());
        for (qsizetype i = 0; i < begin; ++i)
            add(i, LetterChange::added);
        align(begin, end);
        for (qsizetype i = end; i < m_folded.letters.size(); ++i)
            add(i, LetterChange::added);
        return m_pairs;
    }

private:
    qsizetype positionOf(qsizetype i) const { return m_folded.positions.isEmpty() ? i : m_folded.positions.value(i); }
    char32_t writtenAt(qsizetype i) const { return static_cast<char32_t>(m_written.value(positionOf(i))); }

    void add(qsizetype i, LetterChange change, char32_t official = 0)
    {
        const char32_t written = writtenAt(i);
        m_pairs.append({positionOf(i), written, official, change, scriptOf(written)});
    }

    /// Plain edit distance over the place, walked back from its end; equal letters and look-alikes cost nothing.
    void align(qsizetype begin, qsizetype end)
    {
        const qsizetype rows = end - begin;
        const qsizetype columns = m_name.size();
        std::vector<std::vector<int>> cost(static_cast<std::size_t>(rows + 1),
                                           std::vector<int>(static_cast<std::size_t>(columns + 1)));
        const auto at = [&](qsizetype i, qsizetype j) -> int& {
            return cost[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
        };
        for (qsizetype i = 0; i <= rows; ++i)
            at(i, 0) = static_cast<int>(i) * 2;
        for (qsizetype j = 0; j <= columns; ++j)
            at(0, j) = static_cast<int>(j) * 2;
        for (qsizetype i = 1; i <= rows; ++i) {
            for (qsizetype j = 1; j <= columns; ++j)
                at(i, j) =
                    std::min({at(i - 1, j - 1) + replacing(begin + i - 1, j - 1), at(i - 1, j) + 2, at(i, j - 1) + 2});
        }
        walkBack(begin, rows, columns, at);
    }

    int replacing(qsizetype i, qsizetype j) const
    {
        const char written = m_folded.letters[i];
        return written == m_name[j] ? 0 : looksAlike(written, m_name[j]) ? 1 : 3;
    }

    template <typename At>
    void walkBack(qsizetype begin, qsizetype i, qsizetype j, At at)
    {
        const qsizetype first = m_pairs.size();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && at(i, j) == at(i - 1, j - 1) + replacing(begin + i - 1, j - 1)) {
                --i;
                --j;
                add(begin + i, changeOf(begin + i, j), static_cast<char32_t>(m_name[j]));
            } else if (i > 0 && at(i, j) == at(i - 1, j) + 2) {
                --i;
                add(begin + i, LetterChange::added);
            } else {
                --j;
                m_pairs.append({begin + i < m_folded.letters.size() ? positionOf(begin + i) : m_written.size(), 0,
                                static_cast<char32_t>(m_name[j]), LetterChange::missing, LetterScript::none});
            }
        }
        std::reverse(m_pairs.begin() + first, m_pairs.end());
    }

    LetterChange changeOf(qsizetype i, qsizetype j) const
    {
        if (writtenAt(i) == static_cast<char32_t>(m_name[j]))
            return LetterChange::same;
        const char folded = m_folded.letters[i];
        return folded == m_name[j] || looksAlike(folded, m_name[j]) ? LetterChange::lookalike : LetterChange::replaced;
    }

    const FoldedLabel& m_folded;
    QList<uint> m_written;
    QByteArray m_name;
    QList<LetterPair> m_pairs = {};
};

} // namespace

QList<LetterPair> setLettersUnder(const HostLabel& label, qsizetype begin, qsizetype end, const QByteArray& name)
{
    return Pairing(label, name).run(begin, end);
}

} // namespace sallyport::origin
