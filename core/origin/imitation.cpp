// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/imitation.h"

#include "core/origin/exact_name.h"
#include "core/origin/link_thresholds.h"
#include "core/origin/other_names.h"

#include <algorithm>

namespace sallyport::origin {

namespace {

using namespace thresholds;

QString text(const QByteArray& letters)
{
    return QString::fromLatin1(letters);
}

/// The least slips of all labels.
struct Nearest {
    NamePlace place;
    const HostLabel* label = nullptr;
    QByteArray letters; ///< the label's, as they were searched
};

Nearest nearestLabel(const QList<HostLabel>& labels, const NamePattern& name)
{
    Nearest nearest;
    for (const HostLabel& label : labels) {
        if (name.costAtLeast(label.letters) > inBothContexts)
            continue;
        if (const NamePlace place = nearestPlace(label.folded.letters, name); place.cost < nearest.place.cost)
            nearest = {place, &label, label.folded.letters};
    }
    return nearest;
}

/// The same where words of sign-in pages are as dashes: "securitykucon.example" is read as "security-kucon".
Nearest nearestBetweenWords(const QString& host, const QList<HostLabel>& labels, const NamePattern& name,
                            const LoginWords& words)
{
    Nearest nearest;
    for (const HostLabel& label : labels) {
        const int least = name.costAtLeast(label.letters);
        if (least > inBothContexts || (least > wholePart && freeHostingDomain(host).isEmpty()))
            continue;
        const QByteArray letters = words.withDashes(label.folded.letters, label.letters);
        if (letters == label.folded.letters)
            continue;
        NamePlace place = nearestPlace(letters, name);
        while (place.end > place.begin && letters[place.end - 1] == '-')
            --place.end;
        if (place.cost < nearest.place.cost)
            nearest = {place, &label, letters};
    }
    return nearest;
}

/// "finance.example" is one letter from a service's name and a word of its own.
bool isEverydayWord(const HostLabel& label, const NamePlace& place, const QList<QByteArray>& words)
{
    return std::ranges::any_of(words, [&](const QByteArray& word) {
        const qsizetype at = label.folded.letters.indexOf(word);
        return at >= 0 && at < place.end && at + word.size() > place.begin;
    });
}

/// What makes a resemblance an imitation: where it stands and what it says.
struct Context {
    QString hosting;
    QByteArray word;
};

/// The label's letters with the name's place left out: "account" is no word beside a name that is taken from it.
QByteArray beside(const HostLabel& label, const Imitation& found)
{
    const QByteArray& letters = label.folded.letters;
    return label.ascii == found.label.ascii ? letters.first(found.begin) + '-' + letters.sliced(found.end) : letters;
}

Context contextOf(const QString& host, const QList<HostLabel>& labels, const Imitation& found, const LoginWords& words)
{
    Context context{.hosting = freeHostingDomain(host), .word = {}};
    const qsizetype own = context.hosting.isEmpty() ? labels.size() : labels.size() - context.hosting.count(u'.');
    for (qsizetype i = 0; i < own && context.word.isEmpty(); ++i)
        context.word = words.longestIn(beside(labels[i], found));
    return context;
}

bool beginsPart(const QByteArray& letters, const NamePlace& place)
{
    return place.begin == 0 || letters[place.begin - 1] == '-';
}

/// A part between dots and dashes, all of it but digits: "kcucoin.com" and "kucroin1.com" are read as a name, "kucin"
/// in "kucing" is not.
bool isWholePart(const QByteArray& letters, const NamePlace& place)
{
    qsizetype end = place.end;
    while (end < letters.size() && letters[end] >= '0' && letters[end] <= '9')
        ++end;
    return beginsPart(letters, place) && (end == letters.size() || letters[end] == '-');
}

bool beginsLikeName(const QByteArray& letters, const NamePlace& place, const NamePattern& name)
{
    const qsizetype own = std::min(name.ownLetters(), place.end - place.begin);
    for (qsizetype i = 0; i < own; ++i) {
        if (name.replacing(i, letters[place.begin + i]) > soundsAlike)
            return false;
    }
    return true;
}

/// "sonikcoin-claim.pages.dev" has a name of its own: behind other letters a name bears fewer slips.
int mostSlipsAt(const QByteArray& letters, const NamePlace& place, const NamePattern& name)
{
    if (beginsPart(letters, place))
        return inBothContexts;
    return beginsLikeName(letters, place, name) ? insideWord : inContext;
}

int mostSlips(const Context& context, int inBoth)
{
    if (!context.hosting.isEmpty() && !context.word.isEmpty())
        return inBoth;
    return context.hosting.isEmpty() && context.word.isEmpty() ? anywhere : inContext;
}

/// "ku-coinbase.com" may be a name with something before it.
bool hasDash(const Nearest& nearest)
{
    return nearest.letters.sliced(nearest.place.begin, nearest.place.end - nearest.place.begin).contains('-');
}

/// The name with slips: "kuccoin.com", and, where such pages stand, "kucnlogi.webflow.io".
std::optional<Imitation> nameWithSlips(const Nearest& nearest, const QString& host, const QList<HostLabel>& labels,
                                       const NamePattern& name, const ImitatedService& service)
{
    const int cost = nearest.place.cost;
    if (cost > inBothContexts || name.letters().size() < shortestMisspelt
        || beginsInWord(nearest.letters, nearest.place.begin, name, service.wordsBefore))
        return std::nullopt;
    const bool looksTheSame = cost == 0 || (cost == beginningInside && nearest.place.begin > 0);
    Imitation found =
        foundIn(*nearest.label, looksTheSame ? LinkFinding::nameLookalike : LinkFinding::nameMisspelt, name.letters());
    found.begin = nearest.place.begin;
    found.end = nearest.place.end;
    const int most = isWholePart(nearest.letters, nearest.place) ? wholePart : anywhere;
    if (cost > most
        && cost > mostSlips(contextOf(host, labels, found, service.loginWords),
                            mostSlipsAt(nearest.letters, nearest.place, name)))
        return std::nullopt;
    if ((cost >= othersCount || hasDash(nearest))
        && (isExplainedByOther(labels, *nearest.label, nearest.place, service.others)
            || isEverydayWord(*nearest.label, nearest.place, service.everydayWords)))
        return std::nullopt;
    return found;
}

/// "mycoinlogin.webflow.io" is some coin's; "kconnlogin" begins as the name does.
int mostBeforeLogin(const QByteArray& letters, const NamePlace& both, const NamePattern& name)
{
    return name.replacing(0, letters[both.begin]) <= soundsAlike ? beforeLogin : inBothContexts;
}

/// The name run together with "login" and slips in both, as pages on free hosting have it: "kucologn.webflow.io".
std::optional<Imitation> nameWithLogin(const QString& host, const QList<HostLabel>& labels, const NamePattern& name,
                                       const NamePattern& withLogin, const ImitatedService& service)
{
    if (name.letters().size() < shortestMisspelt)
        return std::nullopt;
    for (const HostLabel& label : labels) {
        if (withLogin.costAtLeast(label.letters) > thresholds::withLogin)
            continue;
        const NamePlace both = nearestPlace(label.folded.letters, withLogin);
        if (both.cost > thresholds::withLogin)
            continue;
        const NamePlace alone = nearestPlace(label.folded.letters.sliced(both.begin, both.end - both.begin), name);
        if (alone.cost > mostBeforeLogin(label.folded.letters, both, name) || freeHostingDomain(host).isEmpty()
            || isExplainedByOther(labels, label, both, service.others)
            || isEverydayWord(label, both, service.everydayWords))
            continue;
        Imitation found = foundIn(label, LinkFinding::nameMisspelt, name.letters());
        found.begin = both.begin + alone.begin;
        found.end = both.begin + alone.end;
        return found;
    }
    return std::nullopt;
}

/// The name with its two parts in turn: "coinku-login.webflow.io", where such pages stand. "ku" and "coin" both belong
/// to others alone: only of names that end in a common word.
std::optional<Imitation> nameTurnedRound(const QString& host, const QList<HostLabel>& labels, const NamePattern& name,
                                         const ImitatedService& service)
{
    if (std::ranges::none_of(labels, [&](const HostLabel& label) { return name.costAtLeast(label.letters) == 0; }))
        return std::nullopt;
    const qsizetype own = name.ownLetters();
    const QByteArray turned = name.letters().sliced(own) + name.letters().first(own);
    if (own == 0 || turned == name.letters() || turned.size() < shortestMisspelt)
        return std::nullopt;
    for (const HostLabel& label : labels) {
        const qsizetype at = label.folded.letters.indexOf(turned);
        if (at < 0)
            continue;
        Imitation found = foundIn(label, LinkFinding::nameMisspelt, name.letters());
        found.begin = at;
        found.end = at + turned.size();
        const NamePlace place{.cost = inBothContexts, .begin = found.begin, .end = found.end};
        if (isWholePart(service.loginWords.withDashes(label.folded.letters, label.letters), place)
            && inBothContexts <= mostSlips(contextOf(host, labels, found, service.loginWords), inBothContexts))
            return found;
    }
    return std::nullopt;
}

std::optional<Imitation> findName(const QString& host, const QList<HostLabel>& labels, const NamePattern& name,
                                  const ImitatedService& service)
{
    if (auto found = findExactName(host, labels, name, service))
        return found;
    if (auto found = nameWithSlips(nearestLabel(labels, name), host, labels, name, service))
        return found;
    return nameWithSlips(nearestBetweenWords(host, labels, name, service.loginWords), host, labels, name, service);
}

QString withDashesForDots(const QString& host)
{
    return u'-' + QString(host).replace(u'.', u'-');
}

/// An official host inside another: "www.kucoin.com.evil.example", "www-kucoin-com.evil.example".
void addEmbedded(Imitation& found, const QString& host, const QList<EmbeddedHost>& officials)
{
    const QString dashed = withDashesForDots(host);
    const auto longest =
        std::ranges::find_if(officials, [&](const EmbeddedHost& official) { return dashed.contains(official.dashed); });
    if (longest != officials.end())
        found.findings.prepend({LinkFinding::hostEmbedded, longest->host});
}

void addScripts(Imitation& found)
{
    if (!found.label.isEncoded())
        return;
    if (mixesScripts(found.label.decoded))
        found.findings.append({LinkFinding::mixedScripts, found.label.ascii});
    else if (isWhollyLookalike(found.label.decoded))
        found.findings.append({LinkFinding::foreignScript, found.label.ascii});
}

/// "krakenhockey.example" has a word that everybody uses; with "login" beside it, in foreign letters, or as an official
/// host inside another it is the service's.
bool isOnlyOrdinaryWord(const Imitation& found, const Context& context, const ImitatedService& service)
{
    return service.ordinaryNames.contains(found.name) && context.word.isEmpty() && context.hosting.isEmpty()
        && !found.label.isEncoded() && found.findings.front().finding != LinkFinding::hostEmbedded;
}

} // namespace

QList<EmbeddedHost> embeddedHosts(const QList<QString>& officials)
{
    QList<EmbeddedHost> hosts;
    for (const QString& official : officials)
        hosts.append({official, withDashesForDots(official) + u'-'});
    std::ranges::stable_sort(hosts, std::ranges::greater(),
                             [](const EmbeddedHost& official) { return official.host.size(); });
    return hosts;
}

std::optional<Imitation> findImitation(const QString& host, const ImitatedService& service)
{
    const QList<HostLabel> labels = labelsOf(host);
    for (qsizetype i = 0; i < service.names.size(); ++i) {
        auto found = findName(host, labels, service.names[i], service);
        if (!found)
            found = nameTurnedRound(host, labels, service.names[i], service);
        if (!found)
            found = nameWithLogin(host, labels, service.names[i], service.withLogin[i], service);
        if (!found)
            continue;
        addEmbedded(*found, host, service.hosts);
        addScripts(*found);
        const Context context = contextOf(host, labels, *found, service.loginWords);
        if (isOnlyOrdinaryWord(*found, context, service))
            continue;
        if (!context.word.isEmpty())
            found->findings.append({LinkFinding::loginWord, text(context.word)});
        if (!context.hosting.isEmpty())
            found->findings.append({LinkFinding::freeHosting, context.hosting});
        return found;
    }
    return std::nullopt;
}

} // namespace sallyport::origin
