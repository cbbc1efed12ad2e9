// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/exact_name.h"

#include "core/origin/link_thresholds.h"

#include <algorithm>

namespace sallyport::origin {

namespace {

/// Nothing, digits, or a word of sign-in pages.
bool isNoOtherWord(const QByteArray& beside, const LoginWords& words)
{
    return std::ranges::all_of(beside, [](char c) { return c >= '0' && c <= '9'; }) || words.contains(beside);
}

/// Short names stand inside many words; they count as a whole part between dots and dashes, or with no more beside
/// them there than digits or a word of sign-in pages: "okx-app.example" and "okxlogin.example", not "lookxyz.example".
bool standsAlone(const QByteArray& letters, qsizetype begin, qsizetype end, const LoginWords& words)
{
    const qsizetype first = letters.lastIndexOf('-', begin) + 1;
    const qsizetype dash = letters.indexOf('-', end);
    const QByteArray before = letters.sliced(first, begin - first);
    const QByteArray behind = letters.sliced(end, (dash < 0 ? letters.size() : dash) - end);
    return isNoOtherWord(before, words) && isNoOtherWord(behind, words);
}

/// Where a short name stands in the label, digits that look like its letters too; negative if it does not.
qsizetype placeOfShort(const QByteArray& name, const QByteArray& letters, const LoginWords& words)
{
    for (qsizetype at = 0; at + name.size() <= letters.size(); ++at) {
        const bool same = std::equal(name.begin(), name.end(), letters.begin() + at,
                                     [](char own, char written) { return own == written || looksAlike(written, own); });
        if (same && standsAlone(letters, at, at + name.size(), words))
            return at;
    }
    return -1;
}

/// The name as it is, or in letters that look the same: "kucoin.xyz", "mykucoin.com", "kucoin-login.webflow.io". It is
/// made up, so nobody else has a reason for it.
std::optional<Imitation> nameItself(const HostLabel& label, const NamePattern& name, const LoginWords& words)
{
    const QByteArray& letters = label.folded.letters;
    const bool isShort = name.letters().size() < thresholds::shortestMisspelt;
    const qsizetype at = isShort ? placeOfShort(name.letters(), letters, words) : letters.indexOf(name.letters());
    if (at < 0)
        return std::nullopt;
    const QString plain = QString::fromLatin1(name.letters());
    const LinkFinding finding = label.ascii == plain ? LinkFinding::nameAsLabel
        : label.ascii.contains(plain)                ? LinkFinding::nameInLabel
                                                     : LinkFinding::nameLookalike;
    Imitation found = foundIn(label, finding, name.letters());
    found.begin = at;
    found.end = at + name.letters().size();
    return found;
}

/// The name with dashes in it: "ku-coin.com", which people read as one word.
std::optional<Imitation> nameWithDashes(const HostLabel& label, const NamePattern& name)
{
    const QByteArray& letters = label.folded.letters;
    if (!letters.contains('-'))
        return std::nullopt;
    QByteArray squeezed = letters;
    const qsizetype at = squeezed.replace('-', "").indexOf(name.letters());
    if (at < 0)
        return std::nullopt;
    Imitation found = foundIn(label, LinkFinding::nameSplit, name.letters());
    // The place in letters that still have their dashes.
    for (qsizetype i = 0, seen = 0; i < letters.size(); ++i) {
        if (letters[i] == '-')
            continue;
        if (seen == at)
            found.begin = i;
        if (++seen == at + name.letters().size())
            found.end = i + 1;
    }
    return found;
}

/// All but the last letter at the beginning of a part: "kucoivip.example". Only of names that end in a common word,
/// with what is their own before it: "kucoi" is nothing else, but "krake" begins other words.
std::optional<Imitation> nameCutShort(const HostLabel& label, const NamePattern& name)
{
    const qsizetype last = name.letters().size() - 1;
    if (last < thresholds::shortestMisspelt || name.missing(0) <= name.missing(last))
        return std::nullopt;
    const QByteArray& letters = label.folded.letters;
    const QByteArray cut = name.letters().first(last);
    const qsizetype inside = letters.indexOf('-' + cut);
    if (inside < 0 && !letters.startsWith(cut))
        return std::nullopt;
    Imitation found = foundIn(label, LinkFinding::nameMisspelt, name.letters());
    found.begin = letters.startsWith(cut) ? 0 : inside + 1;
    found.end = found.begin + last;
    return found;
}

/// The name over several labels: "ku.coin.com", "kuco.in". Only from the beginning of a label to the end of one.
std::optional<Imitation> nameOverDots(const QString& host, const NamePattern& name)
{
    const QByteArray& wanted = name.letters();
    qsizetype first = 0;
    do {
        qsizetype matched = 0;
        qsizetype at = first;
        for (; at < host.size() && matched < wanted.size(); ++at) {
            if (host[at] == u'.')
                continue;
            if (host[at] != QLatin1Char(wanted[matched]))
                break;
            ++matched;
        }
        if (matched == wanted.size() && (at == host.size() || host[at] == u'.'))
            return Imitation{.findings = {{LinkFinding::nameSplit, host.sliced(first, at - first)}}, .name = wanted};
        first = host.indexOf(u'.', first) + 1;
    } while (first > 0);
    return std::nullopt;
}

} // namespace

Imitation foundIn(const HostLabel& label, LinkFinding finding, const QByteArray& name)
{
    return {.findings = {{finding, label.ascii}}, .label = label, .name = name};
}

std::optional<Imitation> findExactName(const QString& host, const QList<HostLabel>& labels, const NamePattern& name,
                                       const LoginWords& words)
{
    for (const HostLabel& label : labels) {
        if (auto found = nameItself(label, name, words))
            return found;
    }
    if (name.letters().size() < thresholds::shortestMisspelt)
        return std::nullopt;
    for (const HostLabel& label : labels) {
        if (auto found = nameWithDashes(label, name))
            return found;
        if (auto found = nameCutShort(label, name))
            return found;
    }
    return nameOverDots(host, name);
}

} // namespace sallyport::origin
