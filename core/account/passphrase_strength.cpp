// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/passphrase_strength.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include <zxcvbn.h>

namespace sallyport::account {
namespace {

constexpr qsizetype mostJudged = 64; // bytes: its cost grows faster than the length
constexpr qsizetype mostWords = 10;
constexpr qsizetype longestWord = 64;
constexpr qsizetype shortestWord = 3;

/// Each name whole and in its parts, in small letters as zxcvbn wants them: "trader@practice.example" is also "trader".
QList<QByteArray> guessersWords(const QStringList& known)
{
    QList<QByteArray> words;
    for (const QString& name : known.first(std::min(known.size(), mostWords))) {
        QString parts = name.toLower();
        words.append(parts.toUtf8());
        for (QChar& c : parts) {
            if (!c.isLetterOrNumber())
                c = u' ';
        }
        for (const QString& part : parts.split(u' ', Qt::SkipEmptyParts))
            words.append(part.toUtf8());
    }
    words.removeIf([](const QByteArray& word) { return word.size() < shortestWord || word.size() > longestWord; });
    return words.first(std::min(words.size(), 4 * mostWords));
}

} // namespace

StrengthGrade gradeOf(double bits)
{
    if (bits < 30)
        return StrengthGrade::veryWeak;
    if (bits < 45)
        return StrengthGrade::weak;
    if (bits < 60)
        return StrengthGrade::fair;
    return bits < 80 ? StrengthGrade::strong : StrengthGrade::veryStrong;
}

PassphraseStrength passphraseStrength(const Secret& candidate, const QStringList& known)
{
    const QList<QByteArray> words = guessersWords(known);
    std::vector<const char*> dictionary;
    dictionary.reserve(static_cast<std::size_t>(words.size()) + 1);
    for (const QByteArray& word : words)
        dictionary.push_back(word.constData());
    dictionary.push_back(nullptr);
    const qsizetype judged = std::min(candidate.size(), mostJudged);
    Secret text = Secret::zeroed(judged + 1);
    if (judged > 0)
        std::memcpy(text.data(), candidate.bytes(), static_cast<std::size_t>(judged));
    const double bits = ZxcvbnMatch(reinterpret_cast<const char*>(text.bytes()), dictionary.data(), nullptr);
    return {.bits = bits, .grade = gradeOf(bits)};
}

} // namespace sallyport::account
