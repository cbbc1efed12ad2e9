// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/added_profile.h"

#include "core/origin/link_report.h"
#include "core/origin/link_thresholds.h"

namespace sallyport::origin {
namespace {

/// Letters and digits only, compatibility forms folded: "Ku-Coin" and "ＫuＣoin" are one.
QString skeleton(const QString& name)
{
    QString bare;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.isLetterOrNumber())
            bare.append(c);
    }
    return bare;
}

/// The built-in's own host, one that imitates it, or one that is disputed.
bool isTakenFrom(const QString& host, const ServiceProfile& builtIn, const LinkJudge& judge)
{
    if (builtIn.officialHosts.contains(host) || (builtIn.issuer && builtIn.issuer->host() == host))
        return true;
    switch (judge.judge(host).verdict) {
    case LinkVerdict::official:
    case LinkVerdict::imitation:
    case LinkVerdict::disputed:
        return true;
    case LinkVerdict::unsafe:
    case LinkVerdict::unrelated:
    case LinkVerdict::unreadable:
        break;
    }
    return false;
}

/// A name of three letters stands in other words: "okx" in "Lookxyz"; beside a word it is found as a host would be.
bool bearsName(const QString& added, const QString& own)
{
    return own.size() < thresholds::shortestMisspelt ? added == own : added.contains(own);
}

/// What is added here is signed in to: an everyday word is no excuse.
ServiceProfile strictly(ServiceProfile builtIn)
{
    builtIn.names.ordinaryNames.clear();
    return builtIn;
}

/// A name that resembles: judged as a host would be that bears it.
bool isImitatedName(const QString& name, const LinkJudge& judge)
{
    QString label = name.toLower();
    for (QChar& c : label) {
        if (!c.isLetterOrNumber())
            c = u'-';
    }
    return judge.judge(label + QStringLiteral(".example")).verdict == LinkVerdict::imitation;
}

} // namespace

std::optional<ProfileClash> clashWithBuiltIn(const ServiceProfile& added, const QList<ServiceProfile>& builtIns)
{
    if (added.id == QLatin1String("practice")) // no file brings that one
        return ProfileClash::id;
    QStringList hosts = added.officialHosts + added.officialDomains + added.mailDomains + added.names.disputedDomains;
    if (added.issuer)
        hosts.append(added.issuer->host());
    for (const ServiceProfile& builtIn : builtIns) {
        if (added.id == builtIn.id)
            return ProfileClash::id;
        if (bearsName(skeleton(added.name), skeleton(builtIn.name)))
            return ProfileClash::name;
        const LinkJudge judge(strictly(builtIn));
        // The names that links are judged by, too: "kucoin" among them would accuse the built-in's own pages.
        const QStringList names = QStringList{added.name} + added.names.names;
        if (std::ranges::any_of(names, [&](const QString& name) { return isImitatedName(name, judge); }))
            return ProfileClash::name;
        for (const QString& host : hosts) {
            if (isTakenFrom(host, builtIn, judge))
                return ProfileClash::host;
        }
    }
    return std::nullopt;
}

} // namespace sallyport::origin
