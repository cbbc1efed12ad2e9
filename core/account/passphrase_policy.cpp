// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/passphrase_policy.h"

#include "core/base/secret.h"

#include <algorithm>
#include <bitset>

namespace sallyport::account {
namespace {

constexpr qsizetype longestBytes = 128;
/// Shorter names ("jo") are in any text.
constexpr qsizetype shortestName = 4;

bool isBetween(char c, char first, char last)
{
    return c >= first && c <= last;
}

qsizetype characters(QByteArrayView utf8)
{
    return std::ranges::count_if(utf8, [](char c) { return (c & 0xc0) != 0x80; });
}

qsizetype differentBytes(QByteArrayView utf8)
{
    std::bitset<256> seen;
    for (const char c : utf8)
        seen.set(static_cast<unsigned char>(c));
    return static_cast<qsizetype>(seen.count());
}

/// Without what people write into a phone number.
QString bare(QString name)
{
    const bool phone = std::ranges::none_of(name, [](QChar c) { return c.isLetter(); });
    return phone ? name.removeIf([](QChar c) { return !c.isDigit(); }) : name;
}

bool holds(const QString& text, QStringView identifier)
{
    const QString name = bare(identifier.trimmed().toString().toCaseFolded());
    if (name.size() < shortestName)
        return false;
    const qsizetype at = name.indexOf(u'@');
    return text.contains(name) || (at >= shortestName && text == QStringView(name).first(at));
}

} // namespace

QList<PassphraseFault> passphraseFaults(QByteArrayView candidate, const PassphraseRules& rules, QStringView identifier)
{
    const auto any = [&](char first, char last) {
        return std::ranges::any_of(candidate, [&](char c) { return isBetween(c, first, last); });
    };
    QString text = QString::fromUtf8(candidate);
    QString folded = text.toCaseFolded();
    const qsizetype length = characters(candidate);
    QList<PassphraseFault> faults;
    const auto demand = [&faults](bool good, PassphraseFault fault) {
        if (!good)
            faults.append(fault);
    };
    demand(length >= rules.shortest, PassphraseFault::tooShort);
    demand(length <= rules.longest && candidate.size() <= longestBytes, PassphraseFault::tooLong);
    demand(std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); }),
           PassphraseFault::hiddenCharacters);
    demand(!rules.upper || any('A', 'Z'), PassphraseFault::noUpper);
    demand(!rules.lower || any('a', 'z'), PassphraseFault::noLower);
    demand(!rules.digit || any('0', '9'), PassphraseFault::noDigit);
    demand(differentBytes(candidate) >= rules.fewestDifferent, PassphraseFault::tooFewDifferent);
    demand(!holds(folded, identifier), PassphraseFault::holdsIdentifier);
    wipe(text);
    wipe(folded);
    return faults;
}

} // namespace sallyport::account
