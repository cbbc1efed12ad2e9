// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/profile_writer.h"

#include <QJsonArray>

namespace sallyport::origin {

QJsonObject profileToJson(const ServiceProfile& profile)
{
    QJsonObject object{{QStringLiteral("id"), profile.id},
                       {QStringLiteral("name"), profile.name},
                       {QStringLiteral("sign_in"),
                        profile.signIn == SignInKind::web ? QStringLiteral("web") : QStringLiteral("native")},
                       {QStringLiteral("official_hosts"), QJsonArray::fromStringList(profile.officialHosts)},
                       {QStringLiteral("official_domains"), QJsonArray::fromStringList(profile.officialDomains)}};
    if (profile.issuer)
        object.insert(QStringLiteral("issuer"), profile.issuer->text());
    if (!profile.leafPins.isEmpty()) {
        QJsonArray pins;
        for (const auto& pin : profile.leafPins)
            pins.append(pinText(pin));
        object.insert(QStringLiteral("pins"), pins);
    }
    if (!profile.caCertificatePem.isEmpty())
        object.insert(QStringLiteral("ca_certificate"), QString::fromLatin1(profile.caCertificatePem));
    if (!profile.mailDomains.isEmpty())
        object.insert(QStringLiteral("mail_domains"), QJsonArray::fromStringList(profile.mailDomains));
    if (profile.mailsCarryCode)
        object.insert(QStringLiteral("mails_carry_code"), true);
    if (const QJsonObject links = serviceNamesToJson(profile.names); !links.isEmpty())
        object.insert(QStringLiteral("links"), links);
    if (const PassphraseRules& rules = profile.passphrase; rules != PassphraseRules()) {
        QJsonArray needs;
        for (const auto& [wanted, name] :
             {std::pair(rules.upper, "upper"), std::pair(rules.lower, "lower"), std::pair(rules.digit, "digit")}) {
            if (wanted)
                needs.append(QLatin1String(name));
        }
        object.insert(QStringLiteral("passphrase"),
                      QJsonObject{{QStringLiteral("shortest"), rules.shortest},
                                  {QStringLiteral("longest"), rules.longest},
                                  {QStringLiteral("needs"), needs}});
    }
    return object;
}

} // namespace sallyport::origin
