// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/passphrase_generator.h"

#include "core/account/passphrase_policy.h"

#include <QFile>

#include <cmath>
#include <cstring>

namespace sallyport::account {
namespace {

constexpr int wordCount = 6;
constexpr qsizetype longestWord = 9; // of the list
constexpr int characterCount = 20;
constexpr QByteArrayView alphabet("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789");
/// Room for every word at its longest, the marks between them, and a digit.
constexpr qsizetype wordRoom = wordCount * (longestWord + 1) + 1;

std::uint32_t sizeOf(qsizetype count)
{
    return static_cast<std::uint32_t>(count);
}

Secret drawWords(const PassphraseRules& rules, const Random& random)
{
    const QList<QByteArray>& words = passphraseWords();
    Secret room = Secret::zeroed(wordRoom);
    auto* const begin = reinterpret_cast<char*>(room.data());
    char* to = begin;
    for (int i = 0; i < wordCount; ++i) {
        if (i > 0)
            *to++ = '-';
        const QByteArray& word = words.at(randomBelow(random, sizeOf(words.size())));
        std::memcpy(to, word.constData(), static_cast<std::size_t>(word.size()));
        if (rules.upper && i == 0)
            *to = static_cast<char>(*to - 'a' + 'A');
        to += word.size();
    }
    if (rules.digit)
        *to++ = static_cast<char>('0' + randomBelow(random, 10));
    return Secret::copyOf(QByteArrayView(begin, to - begin));
}

Secret drawCharacters(const Random& random)
{
    Secret drawn = Secret::zeroed(characterCount);
    for (int i = 0; i < characterCount; ++i)
        drawn.data()[i] = static_cast<unsigned char>(alphabet[randomBelow(random, sizeOf(alphabet.size()))]);
    return drawn;
}

} // namespace

const QList<QByteArray>& passphraseWords()
{
    static const QList<QByteArray> words = [] {
        QFile file(QStringLiteral(":/words/eff_large.txt"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        return opened ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
    }();
    return words;
}

bool canSuggest(PassphraseKind kind, const PassphraseRules& rules)
{
    const qsizetype longest = kind == PassphraseKind::words ? wordRoom : characterCount;
    return rules.longest >= longest && rules.shortest <= characterCount;
}

Secret suggestPassphrase(PassphraseKind kind, const PassphraseRules& rules, const Random& random)
{
    // Drawn anew as a whole where it breaks a rule: mending single letters would favour some passphrases.
    for (;;) {
        Secret drawn = kind == PassphraseKind::words ? drawWords(rules, random) : drawCharacters(random);
        if (passphraseFaults(drawn.view(), rules, {}).isEmpty())
            return drawn;
    }
}

double suggestedBits(PassphraseKind kind)
{
    return kind == PassphraseKind::words ? wordCount * std::log2(static_cast<double>(passphraseWords().size()))
                                         : characterCount * std::log2(static_cast<double>(alphabet.size()));
}

} // namespace sallyport::account
