// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words of sign-in, support and give-away pages, as imitations put them beside a name.
//   LoginWords words({"ucenter"});
//   words.longestIn("kucoinlogin"); // "login"
#pragma once

#include "core/origin/name_match.h"

#include <QList>

namespace sallyport::origin {

class LoginWords {
public:
    /// The words of resources/links/login_words.txt and `more`.
    explicit LoginWords(const QList<QByteArray>& more);
    /// The longest such word in `text` (folded), else one with a slip; empty if there is none.
    QByteArray longestIn(const QByteArray& text) const;
    /// `text` with a dash for each letter of the words that stand in it: they part it as dashes do.
    QByteArray withDashes(const QByteArray& text, std::uint64_t lettersOfText) const;
    /// True for a word of the list as it is.
    bool contains(const QByteArray& text) const { return m_words.contains(text); }

private:
    /// False where a text with these letters cannot have the word: most need not be searched for it.
    bool mayStandIn(std::uint64_t letters, qsizetype word) const { return (m_letters[word] & ~letters) == 0; }

    QList<QByteArray> m_words;
    QList<std::uint64_t> m_letters; ///< of each word
    QList<NamePattern> m_withSlips;
};

} // namespace sallyport::origin
