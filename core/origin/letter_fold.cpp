// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/letter_fold.h"

#include "core/origin/code_points.h"
#include "core/origin/letter_kinds.h"

#include <unicode/uspoof.h>

#include <algorithm>
#include <array>

namespace sallyport::origin {

namespace {

struct Lookalike {
    char32_t letter;
    char looksLike;
};

// Sorted by letter. What ICU's confusables leave out or give to another letter, after decomposition and lower-casing;
// by sight, in common sans-serif faces.
constexpr auto lookalikes = std::to_array<Lookalike>({
    {0x00DF, 'b'}, {0x00E6, 'a'}, {0x00F0, 'd'}, {0x00F8, 'o'}, {0x00FE, 'p'}, {0x0111, 'd'}, {0x0127, 'h'},
    {0x0131, 'i'}, {0x0138, 'k'}, {0x0142, 'l'}, {0x014B, 'n'}, {0x0153, 'o'}, {0x0167, 't'}, {0x017F, 'f'},
    {0x0180, 'b'}, {0x0188, 'c'}, {0x0199, 'k'}, {0x019A, 'l'}, {0x019E, 'n'}, {0x01B6, 'z'}, {0x023C, 'c'},
    {0x0249, 'j'}, {0x0254, 'c'}, {0x0255, 'c'}, {0x0257, 'd'}, {0x0259, 'e'}, {0x025B, 'e'}, {0x0260, 'g'},
    {0x0261, 'g'}, {0x0262, 'g'}, {0x0266, 'h'}, {0x0268, 'i'}, {0x0269, 'i'}, {0x026A, 'i'}, {0x026B, 'l'},
    {0x026D, 'l'}, {0x026F, 'w'}, {0x0271, 'm'}, {0x0272, 'n'}, {0x0273, 'n'}, {0x0274, 'n'}, {0x0275, 'o'},
    {0x027E, 'r'}, {0x0280, 'r'}, {0x0282, 's'}, {0x0288, 't'}, {0x0289, 'u'}, {0x028A, 'u'}, {0x028B, 'u'},
    {0x028F, 'y'}, {0x0290, 'z'}, {0x0299, 'b'}, {0x029C, 'h'}, {0x029F, 'l'}, {0x02AE, 'u'}, {0x02AF, 'u'},
    {0x03B1, 'a'}, {0x03B2, 'b'}, {0x03B3, 'y'}, {0x03B4, 'd'}, {0x03B5, 'e'}, {0x03B7, 'n'}, {0x03B8, 'o'},
    {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BC, 'u'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C0, 'n'}, {0x03C1, 'p'},
    {0x03C2, 'c'}, {0x03C3, 'o'}, {0x03C4, 't'}, {0x03C5, 'u'}, {0x03C6, 'o'}, {0x03C7, 'x'}, {0x03C9, 'w'},
    {0x03F2, 'c'}, {0x03F3, 'j'}, {0x0430, 'a'}, {0x0431, 'b'}, {0x0432, 'b'}, {0x0433, 'r'}, {0x0435, 'e'},
    {0x0438, 'u'}, {0x043A, 'k'}, {0x043B, 'n'}, {0x043C, 'm'}, {0x043D, 'h'}, {0x043E, 'o'}, {0x043F, 'n'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0446, 'u'}, {0x0448, 'w'},
    {0x0449, 'w'}, {0x044C, 'b'}, {0x044F, 'r'}, {0x0454, 'e'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'},
    {0x045B, 'h'}, {0x045F, 'u'}, {0x0461, 'w'}, {0x0475, 'v'}, {0x048D, 'b'}, {0x0491, 'r'}, {0x0493, 'f'},
    {0x049B, 'k'}, {0x049D, 'k'}, {0x049F, 'k'}, {0x04A1, 'k'}, {0x04A3, 'h'}, {0x04A5, 'n'}, {0x04AB, 'c'},
    {0x04AF, 'y'}, {0x04B1, 'y'}, {0x04B3, 'x'}, {0x04BB, 'h'}, {0x04BD, 'e'}, {0x04C4, 'k'}, {0x04CF, 'l'},
    {0x04E9, 'o'}, {0x0501, 'd'}, {0x0511, 'e'}, {0x051B, 'q'}, {0x051D, 'w'}, {0x051F, 'k'}, {0x0563, 'q'},
    {0x0564, 'n'}, {0x0566, 'q'}, {0x0569, 'p'}, {0x056B, 'h'}, {0x056C, 'l'}, {0x056F, 'u'}, {0x0570, 'h'},
    {0x0572, 'n'}, {0x0575, 'j'}, {0x0578, 'n'}, {0x057C, 'n'}, {0x057D, 'u'}, {0x0581, 'g'}, {0x0584, 'p'},
    {0x0585, 'o'}, {0x05D5, 'l'}, {0x05D7, 'n'}, {0x05DF, 'l'}, {0x05E1, 'o'}, {0x0627, 'l'}, {0x0647, 'o'},
    {0x13A5, 'i'}, {0x13DF, 'c'}, {0x13E6, 'k'}, {0x1959, 'u'}, {0x1D00, 'a'}, {0x1D03, 'b'}, {0x1D04, 'c'},
    {0x1D05, 'd'}, {0x1D07, 'e'}, {0x1D0A, 'j'}, {0x1D0B, 'k'}, {0x1D0C, 'l'}, {0x1D0D, 'm'}, {0x1D0E, 'n'},
    {0x1D0F, 'o'}, {0x1D17, 'u'}, {0x1D18, 'p'}, {0x1D1B, 't'}, {0x1D1C, 'u'}, {0x1D20, 'v'}, {0x1D21, 'w'},
    {0x1D22, 'z'}, {0x2C74, 'v'}, {0x2C95, 'k'}, {0x2D11, 'o'}, {0xA731, 's'}, {0xAB75, 'i'}, {0xABAF, 'c'},
    {0xABB6, 'k'},
});
static_assert(std::ranges::is_sorted(lookalikes, {}, &Lookalike::letter));

constexpr bool isPlain(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'-';
}

/// ICU's confusables data, for everything beyond our own table; 0 if it has no ASCII letter for it.
char skeletonOf(char32_t c)
{
    static const USpoofChecker* const checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        return uspoof_open(&status);
    }();
    if (!checker)
        return 0;
    std::array<UChar, 32> out{};
    UErrorCode status = U_ZERO_ERROR;
    const QString text = QString::fromUcs4(&c, 1);
    const int32_t length = uspoof_getSkeleton(checker, 0, reinterpret_cast<const UChar*>(text.utf16()),
                                              static_cast<int32_t>(text.size()), out.data(), out.size(), &status);
    if (U_FAILURE(status) || length != 1 || out[0] >= 0x80)
        return 0;
    const char32_t lower = QChar::toLower(char32_t{out[0]});
    return isPlain(lower) ? static_cast<char>(lower) : char{0};
}

/// Of a letter that is decomposed and in lower case already.
char foldBase(char32_t c)
{
    if (isPlain(c))
        return static_cast<char>(c);
    if (c < 0x80)
        return c == U'_' ? '-' : unknownLetter;
    if (const auto* found = std::ranges::lower_bound(lookalikes, c, {}, &Lookalike::letter);
        found != lookalikes.end() && found->letter == c)
        return found->looksLike;
    const int digit = QChar::digitValue(c);
    if (digit >= 0 && digit <= 9)
        return static_cast<char>('0' + digit);
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Punctuation_Dash || category == QChar::Punctuation_Connector)
        return '-';
    const char skeleton = skeletonOf(c);
    return skeleton ? skeleton : unknownLetter;
}

/// Of ASCII letters, for the many hosts that have no others.
constexpr auto asciiFold = [] {
    std::array<char, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const auto letter = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        table[c] = isPlain(static_cast<char32_t>(letter)) ? letter : letter == '_' ? '-' : unknownLetter;
    }
    return table;
}();

bool isMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || isInvisibleCharacter(c)
        || isDirectionCharacter(c);
}

bool isLetterCharacter(char32_t c)
{
    return QChar::isLetter(c);
}

} // namespace

char foldLetter(char32_t c)
{
    if (c < 0x80)
        return foldBase(QChar::toLower(c));
    if (isMark(c))
        return 0;
    const QString base = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD).toLower();
    CodePoints letters(base);
    while (letters.hasNext()) {
        if (const char32_t part = letters.next(); !isMark(part))
            return foldBase(part);
    }
    return 0;
}

FoldedLabel foldLabel(QStringView label)
{
    FoldedLabel folded;
    if (std::ranges::all_of(label, [](QChar c) { return c < u'\x80'; })) {
        folded.letters = QByteArray(label.size(), Qt::Uninitialized);
        std::ranges::transform(label, folded.letters.begin(), [](QChar c) { return asciiFold[c.unicode()]; });
        return folded;
    }
    folded.letters.reserve(label.size());
    folded.foreign = true;
    CodePoints letters(label);
    for (qsizetype position = 0; letters.hasNext(); ++position) {
        if (const char letter = foldLetter(letters.next())) {
            folded.letters.append(letter);
            folded.positions.append(position);
        }
    }
    return folded;
}

LetterScript scriptOf(char32_t c)
{
    if (!isLetterCharacter(c))
        return LetterScript::none;
    const QChar::Script script = QChar::script(c);
    constexpr std::array known{std::pair{QChar::Script_Latin, LetterScript::latin},
                               std::pair{QChar::Script_Cyrillic, LetterScript::cyrillic},
                               std::pair{QChar::Script_Greek, LetterScript::greek},
                               std::pair{QChar::Script_Armenian, LetterScript::armenian},
                               std::pair{QChar::Script_Hebrew, LetterScript::hebrew},
                               std::pair{QChar::Script_Arabic, LetterScript::arabic},
                               std::pair{QChar::Script_Cherokee, LetterScript::cherokee},
                               std::pair{QChar::Script_Han, LetterScript::cjk},
                               std::pair{QChar::Script_Hiragana, LetterScript::cjk},
                               std::pair{QChar::Script_Katakana, LetterScript::cjk},
                               std::pair{QChar::Script_Hangul, LetterScript::cjk},
                               std::pair{QChar::Script_Bopomofo, LetterScript::cjk}};
    const auto* found = std::ranges::find(known, script, &decltype(known)::value_type::first);
    return found == known.end() ? LetterScript::other : found->second;
}

bool mixesScripts(QStringView label)
{
    QList<QChar::Script> scripts;
    bool hasCjk = false;
    CodePoints letters(label);
    while (letters.hasNext()) {
        const char32_t c = letters.next();
        const QChar::Script script = QChar::script(c);
        if (!isLetterCharacter(c) || script == QChar::Script_Common || script == QChar::Script_Inherited)
            continue;
        if (scriptOf(c) == LetterScript::cjk)
            hasCjk = true;
        else if (!scripts.contains(script))
            scripts.append(script);
    }
    return scripts.size() > 1 || (hasCjk && scripts.size() == 1 && !scripts.contains(QChar::Script_Latin));
}

bool isWhollyLookalike(QStringView label)
{
    LetterScript only = LetterScript::none;
    CodePoints letters(label);
    while (letters.hasNext()) {
        const char32_t c = letters.next();
        const LetterScript script = scriptOf(c);
        if (script == LetterScript::none)
            continue;
        const char folded = foldLetter(c);
        if (script == LetterScript::latin || (only != LetterScript::none && script != only) || folded == unknownLetter)
            return false;
        only = script;
    }
    return only != LetterScript::none;
}

} // namespace sallyport::origin
