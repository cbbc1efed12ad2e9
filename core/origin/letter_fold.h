// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Letters by what they look like: any script's letters, without marks and in lower case, as the ASCII letter that
// people take them for. ICU's skeleton alone leaves case, digits, accents and the Cyrillic "к" as they are
// (links.md, 1.7).
//   foldLetter(U'к'); // 'k'
//   foldLabel(u"kúcоin").letters; // "kucoin", whatever its "о" is
#pragma once

#include "core/origin/link_finding.h"

#include <QByteArray>
#include <QStringView>

namespace sallyport::origin {

/// The ASCII letter, digit or "-" it looks like; 0 for a mark and for what cannot be seen; `unknownLetter` else.
char foldLetter(char32_t c);
inline constexpr char unknownLetter = '\x01';

/// One label with a column for each letter that stands for something.
struct FoldedLabel {
    QByteArray letters = {};         ///< lower-case ASCII, '-', or unknownLetter
    QList<qsizetype> positions = {}; ///< the code point of the label that each comes from; empty: each from its own
    bool foreign = false;            ///< has letters that were not ASCII
};
FoldedLabel foldLabel(QStringView label);

LetterScript scriptOf(char32_t c);
/// Letters of more than one script that are not written together (Japanese and Korean are, with Latin).
bool mixesScripts(QStringView label);
/// Letters of one script other than Latin only, each of which looks like a Latin letter.
bool isWhollyLookalike(QStringView label);

} // namespace sallyport::origin
