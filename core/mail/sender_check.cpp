// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/sender_check.h"

#include "core/mail/from_field.h"
#include "core/mail/provider_word.h"
#include "core/origin/host_labels.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace sallyport::mail {

using origin::LinkVerdict;
using origin::ServiceProfile;

namespace {

constexpr qsizetype maxShownName = 40;

/// The From header's address, where every program reads the same one.
std::optional<QString> certainAddress(const Message& message)
{
    if (message.fromHeaders != 1 || message.from.size() != 1 || message.hasGroup)
        return std::nullopt;
    const auto field = std::ranges::find(message.headers, QByteArrayLiteral("from"), &Header::name);
    const auto address = field == message.headers.end() ? std::nullopt : readFromField(field->value);
    return address && *address == message.from.first().address ? address : std::nullopt;
}

/// A domain as part of a finding: as browsers write it, or nothing where it is no host.
QString shown(const QString& domain)
{
    return origin::isHostName(domain) ? domain : QString();
}

void addWhoseDomain(const QString& domain, const origin::LinkJudge& judge, SenderCheck& check)
{
    const auto report = judge.judge(QString(QLatin1StringView("https://") + domain));
    const QString part = report.host.isEmpty() ? shown(domain) : report.host;
    if (report.verdict == LinkVerdict::imitation)
        check.findings.append({MessageFinding::senderImitation, part});
    else if (report.verdict == LinkVerdict::disputed)
        check.findings.append({MessageFinding::senderDisputed, part});
    else
        check.findings.append({MessageFinding::senderElsewhere, part});
}

/// What the provider's silence is made of, for the person to act on.
void addWhyUnproved(const ProviderWord& word, SenderCheck& check)
{
    if (word.says == ProviderSays::contradicts)
        check.findings.append({MessageFinding::resultsContradict, word.authservId});
    if (word.says == ProviderSays::silent)
        check.findings.append({MessageFinding::resultsSilent, word.authservId});
    if (!word.tooLow.isEmpty())
        check.findings.append({MessageFinding::resultsTooLow, word.tooLow});
    for (const QString& id : word.notNamed)
        if (!shown(id).isEmpty())
            check.findings.append({MessageFinding::providerNotNamed, id});
    if (word.nameless)
        check.findings.append({MessageFinding::namelessResults});
}

/// What became of the signature; for a message that it proves, too.
std::optional<MessageFinding> signatureFinding(DkimSays says)
{
    switch (says) {
    case DkimSays::notAsked:
        break;
    case DkimSays::none:
        return MessageFinding::signatureNone;
    case DkimSays::proven:
        return MessageFinding::signatureProves;
    case DkimSays::unfit:
        return MessageFinding::signatureUnfit;
    case DkimSays::partial:
        return MessageFinding::signaturePartial;
    case DkimSays::keyGone:
        return MessageFinding::signatureKeyGone;
    case DkimSays::expired:
        return MessageFinding::signatureExpired;
    case DkimSays::unusable:
        return MessageFinding::signatureUnusable;
    case DkimSays::unreachable:
        return MessageFinding::signatureUnreachable;
    }
    return std::nullopt;
}

/// The first field there that may be there once (RFC 5322, 3.6; RFC 2045, 3), and is more often: a provider may have
/// judged another one than a mail program shows. From is asked after above.
QString fieldThereTwice(const Message& message)
{
    static constexpr auto single =
        std::to_array<QByteArrayView>({"subject", "date", "to", "cc", "reply-to", "sender", "mime-version"});
    QSet<QByteArray> seen;
    for (const QList<Header>* headers : {&message.headers, &message.contentHeaders}) {
        for (const Header& header : *headers) {
            const bool once = header.name.startsWith("content-")
                || std::ranges::find(single, QByteArrayView(header.name)) != single.end();
            if (once && seen.contains(header.name))
                return QString::fromLatin1(header.name.left(maxShownName));
            if (once)
                seen.insert(header.name);
        }
    }
    return {};
}

void judgeOfficial(const Message& message, const QString& domain, const MailProviders& providers, const DkimWord& dkim,
                   SenderCheck& check)
{
    const ProviderWord word = providerWord(message.headers, domain, providers);
    const bool isSigned = dkim.says == DkimSays::proven;
    check.proof = SenderProof::unproved;
    if (word.says == ProviderSays::pass) {
        check.proof = SenderProof::proven;
        check.findings.append({MessageFinding::senderProven, word.authservId});
    } else if (word.says == ProviderSays::fail) {
        // Against a signature that fits it is one word against another: neither proof nor guilt.
        check.proof = isSigned ? SenderProof::unproved : SenderProof::refused;
        check.findings.append({MessageFinding::senderRefused, word.authservId});
    } else if (isSigned && word.says != ProviderSays::contradicts) {
        check.proof = SenderProof::proven;
    } else {
        check.findings.append({MessageFinding::senderUnproved});
        addWhyUnproved(word, check);
    }
    if (const auto finding = signatureFinding(dkim.says))
        check.findings.append({*finding, dkim.domain});
    if (dkim.signedInPart && !isSigned)
        check.findings.append({MessageFinding::signatureCutOff});
    if (const QString twice = fieldThereTwice(message); !twice.isEmpty())
        check.findings.append({MessageFinding::fieldTwice, twice});
}

} // namespace

bool isMailDomain(const QString& domain, const ServiceProfile& profile)
{
    return profile.mailDomains.contains(domain)
        || std::ranges::any_of(profile.mailDomains, [&](const QString& official) {
               return profile.officialDomains.contains(official) && origin::isUnder(domain, official);
           });
}

std::optional<QString> officialSenderDomain(const Message& message, const ServiceProfile& profile)
{
    if (!certainAddress(message))
        return std::nullopt;
    const QString domain = message.from.first().domain();
    return isMailDomain(domain, profile) ? std::optional(domain) : std::nullopt;
}

SenderCheck checkSender(const Message& message, const ServiceProfile& profile, const origin::LinkJudge& judge,
                        const MailProviders& providers, const DkimWord& dkim)
{
    SenderCheck check;
    if (message.from.isEmpty()) {
        check.findings.append({MessageFinding::noSender});
        return check;
    }
    check.name = message.from.first().name;
    check.address = message.from.first().address;
    const bool several = message.fromHeaders > 1 || message.from.size() > 1;
    const auto certain = certainAddress(message);
    if (several)
        check.findings.append({MessageFinding::severalSenders});
    else if (!certain)
        check.findings.append({MessageFinding::unclearSender});

    QStringList domains;
    for (const Mailbox& sender : message.from) {
        if (!domains.contains(sender.domain()))
            domains.append(sender.domain());
    }
    constexpr qsizetype mostJudged = 5;
    for (const QString& domain : std::as_const(domains).first(std::min(domains.size(), mostJudged))) {
        if (!isMailDomain(domain, profile))
            addWhoseDomain(domain, judge, check);
    }
    const bool official =
        std::ranges::all_of(domains, [&](const QString& domain) { return isMailDomain(domain, profile); });
    if (!official)
        return check;
    if (certain)
        judgeOfficial(message, domains.first(), providers, dkim, check);
    else
        check.proof = SenderProof::unproved;
    return check;
}

} // namespace sallyport::mail
