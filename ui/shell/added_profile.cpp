// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/added_profile.h"

namespace sallyport::ui {
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

bool belongsTo(const QString& host, const origin::ServiceProfile& builtIn)
{
    if (builtIn.officialHosts.contains(host) || (builtIn.issuer && builtIn.issuer->host() == host))
        return true;
    return std::any_of(builtIn.officialDomains.begin(), builtIn.officialDomains.end(),
                       [&](const QString& domain) { return host == domain || host.endsWith(u'.' + domain); });
}

} // namespace

std::optional<ProfileClash> clashWithBuiltIn(const origin::ServiceProfile& added,
                                             const QList<origin::ServiceProfile>& builtIns)
{
    if (added.id == QLatin1String("practice")) // no file brings that one
        return ProfileClash::id;
    QStringList hosts = added.officialHosts + added.officialDomains;
    if (added.issuer)
        hosts.append(added.issuer->host());
    for (const origin::ServiceProfile& builtIn : builtIns) {
        if (added.id == builtIn.id)
            return ProfileClash::id;
        if (const QString own = skeleton(builtIn.name); !own.isEmpty() && skeleton(added.name).contains(own))
            return ProfileClash::name;
        for (const QString& host : hosts) {
            if (belongsTo(host, builtIn))
                return ProfileClash::host;
        }
    }
    return std::nullopt;
}

} // namespace sallyport::ui
