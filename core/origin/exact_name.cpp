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
std::optional<Imitation> nameItself(const HostLabel& label, const NamePattern& name, const ImitatedService& service)
{
    const QByteArray& letters = label.folded.letters;
    const bool isShort = name.letters().size() < thresholds::shortestMisspelt;
    const qsizetype at =
        isShort ? placeOfShort(name.letters(), letters, service.loginWords) : letters.indexOf(name.letters());
    if (at < 0 || beginsInWord(letters, at, name, service.wordsBefore))
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

/// "ku-coinbase.com" is another service's name with something before it.
bool beginsOther(const QByteArray& letters, const Imitation& found, const QList<NamePattern>& others)
{
    return std::ranges::any_of(others, [&](const NamePattern& other) {
        const qsizetype at = letters.indexOf(other.letters(), found.begin);
        return at >= 0 && at < found.end && at + other.letters().size() > found.end;
    });
}

/// The name with dashes in it: "ku-coin.com", which people read as one word.
std::optional<Imitation> nameWithDashes(const HostLabel& label, const NamePattern& name,
                                        const QList<NamePattern>& others)
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
    if (found.end - found.begin == name.letters().size())
        return std::nullopt; // the dashes are elsewhere
    return beginsOther(letters, found, others) ? std::nullopt : std::optional(found);
}

/// True for names that end in a common word, with what is their own before it: "ku" and "coin".
bool endsInCommonWord(const NamePattern& name)
{
    return name.missing(0) > name.missing(name.letters().size() - 1);
}

/// All but the last letter, at the beginning of a part: "kucoivip.example"; on free hosting anywhere in it:
/// "hubkucoi.zapier.app". Not of names like "kraken": "krake" begins other words.
std::optional<Imitation> nameCutShort(const QString& host, const HostLabel& label, const NamePattern& name,
                                      const QList<QByteArray>& wordsBefore)
{
    const qsizetype last = name.letters().size() - 1;
    if (last < thresholds::shortestMisspelt || !endsInCommonWord(name))
        return std::nullopt;
    const QByteArray& letters = label.folded.letters;
    const QByteArray cut = name.letters().first(last);
    const qsizetype anywhere = letters.indexOf(cut);
    if (anywhere < 0)
        return std::nullopt;
    const qsizetype behindDash = letters.indexOf('-' + cut) + 1;
    if (anywhere > 0 && behindDash == 0 && freeHostingDomain(host).isEmpty())
        return std::nullopt;
    Imitation found = foundIn(label, LinkFinding::nameMisspelt, name.letters());
    found.begin = anywhere > 0 && behindDash > 0 ? behindDash : anywhere;
    found.end = found.begin + last;
    return beginsInWord(letters, found.begin, name, wordsBefore) ? std::nullopt : std::optional(found);
}

QString topLevelOf(const QString& host)
{
    const QString bare = host.endsWith(u'.') ? host.chopped(1) : host;
    return bare.sliced(bare.lastIndexOf(u'.') + 1);
}

/// What is left of `name` behind `letters`, digits that look like its letters too; nothing if it begins otherwise.
std::optional<QByteArrayView> restBehind(QByteArrayView name, QByteArrayView letters)
{
    const bool begins = letters.size() <= name.size()
        && std::equal(letters.begin(), letters.end(), name.begin(),
                      [](char written, char own) { return written == own || looksAlike(written, own); });
    return begins ? std::optional(name.sliced(letters.size())) : std::nullopt;
}

/// The labels from `first` to `last` as they are written; one more than there are is the top-level domain.
QString writtenOver(const QString& host, const QList<HostLabel>& labels, qsizetype first, qsizetype last)
{
    QStringList parts;
    for (qsizetype i = first; i <= last; ++i)
        parts.append(i < labels.size() ? labels[i].ascii : topLevelOf(host));
    return parts.join(u'.');
}

/// The name over several labels: "ku.coin.com", "kuc0.in", "ku.coin-login.com". Only from the
/// beginning of a label to a dash or the end of one.
std::optional<Imitation> nameOverDots(const QString& host, const QList<HostLabel>& labels, const NamePattern& name)
{
    const QByteArray topLevel = topLevelOf(host).toLatin1();
    for (qsizetype first = 0; first < labels.size(); ++first) {
        auto rest = restBehind(name.letters(), labels[first].folded.letters);
        for (qsizetype i = first + 1; rest && !rest->isEmpty() && i <= labels.size(); ++i) {
            const QByteArrayView letters = i < labels.size() ? labels[i].folded.letters : topLevel;
            const bool hasRestToDash = letters.size() > rest->size() && letters[rest->size()] == '-';
            rest = restBehind(*rest, hasRestToDash ? letters.first(rest->size()) : letters);
            if (rest && rest->isEmpty())
                return Imitation{.findings = {{LinkFinding::nameSplit, writtenOver(host, labels, first, i)}},
                                 .name = name.letters()};
        }
    }
    return std::nullopt;
}

} // namespace

bool beginsInWord(const QByteArray& letters, qsizetype begin, const NamePattern& name, const QList<QByteArray>& words)
{
    if (begin <= 0)
        return false;
    const qsizetype first = letters.lastIndexOf('-', begin - 1) + 1;
    const qsizetype end = std::min(begin + name.ownLetters(), letters.size());
    return first < begin && words.contains(letters.sliced(first, end - first));
}

Imitation foundIn(const HostLabel& label, LinkFinding finding, const QByteArray& name)
{
    return {.findings = {{finding, label.ascii}}, .label = label, .name = name};
}

std::optional<Imitation> findExactName(const QString& host, const QList<HostLabel>& labels, const NamePattern& name,
                                       const ImitatedService& service)
{
    for (const HostLabel& label : labels) {
        if (auto found = nameItself(label, name, service))
            return found;
    }
    if (name.letters().size() < thresholds::shortestMisspelt)
        return std::nullopt;
    for (const HostLabel& label : labels) {
        if (auto found = nameWithDashes(label, name, service.others))
            return found;
        if (auto found = nameCutShort(host, label, name, service.wordsBefore))
            return found;
    }
    return nameOverDots(host, labels, name);
}

} // namespace sallyport::origin
