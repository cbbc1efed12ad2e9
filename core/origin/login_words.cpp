// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/login_words.h"

#include "core/origin/link_lists.h"
#include "core/origin/link_thresholds.h"

#include <algorithm>

namespace sallyport::origin {

LoginWords::LoginWords(const QList<QByteArray>& more) : m_words(more + linkList(LinkList::loginWords))
{
    // "login" is the word, not the "log" in it.
    std::ranges::stable_sort(m_words, std::ranges::greater(), &QByteArray::size);
    for (const QByteArray& word : std::as_const(m_words)) {
        m_letters.append(lettersIn(word));
        if (word.size() >= thresholds::shortestWordWithSlip)
            m_withSlips.append(NamePattern::ofWord(word));
    }
}

QByteArray LoginWords::longestIn(const QByteArray& text) const
{
    const std::uint64_t letters = lettersIn(text);
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        if (mayStandIn(letters, i) && text.contains(m_words[i]))
            return m_words[i];
    }
    for (const NamePattern& word : m_withSlips) {
        if (word.costAtLeast(letters) <= thresholds::slipInWord
            && nearestPlace(text, word).cost <= thresholds::slipInWord)
            return word.letters();
    }
    return {};
}

QByteArray LoginWords::withDashes(const QByteArray& text, std::uint64_t lettersOfText) const
{
    QByteArray parted = text;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const QByteArray& word = m_words[i];
        if (word.size() < thresholds::shortestWordAsDash || !mayStandIn(lettersOfText, i))
            continue;
        for (qsizetype at = parted.indexOf(word); at >= 0; at = parted.indexOf(word, at + word.size()))
            std::fill_n(parted.begin() + at, word.size(), '-');
    }
    return parted;
}

} // namespace sallyport::origin
