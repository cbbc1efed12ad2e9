// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/examined_message.h"

#include "core/mail/display_tricks.h"
#include "core/mail/picture_links.h"
#include "core/origin/host_labels.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sallyport::mail {

using origin::LinkVerdict;
using origin::ServiceProfile;

namespace {

/// The address or host that stands in a display name.
QString addressIn(const QString& name)
{
    for (const QString& word : name.split(u' ', Qt::SkipEmptyParts)) {
        QString host = word.sliced(word.lastIndexOf(u'@') + 1).toLower();
        while (!host.isEmpty() && QStringView(u"<>()[]\"',;:.").contains(host.back()))
            host.chop(1);
        while (!host.isEmpty() && QStringView(u"<>()[]\"',;:.").contains(host.front()))
            host.remove(0, 1);
        if (host.contains(u'.') && origin::isHostName(host))
            return host;
    }
    return {};
}

/// Everything that is found, collected from the parts that look at it.
class Collector {
public:
    Collector(const Message& message, const ServiceProfile& profile, const origin::LinkJudge& judge, SenderCheck sender)
        : m_message(message), m_profile(profile), m_judge(judge), m_sender(std::move(sender))
    {
        m_facts.findings = m_sender.findings;
        m_facts.proof = m_sender.proof;
        m_facts.claims = m_sender.proof != SenderProof::elsewhere || has(MessageFinding::senderImitation);
    }

    void lookAtName()
    {
        const bool official = m_sender.proof != SenderProof::elsewhere;
        const auto domain = m_sender.address.sliced(m_sender.address.lastIndexOf(u'@') + 1).toLower();
        const auto verdict = m_judge.judge(QString(QLatin1StringView("https://") + domain)).verdict;
        // The service's own hosts and disputed ones may bear its name, whether mails come from there or not.
        const bool mayBearName = official || verdict == LinkVerdict::official || verdict == LinkVerdict::disputed;
        const NameUse use = nameUse(m_sender.name, m_profile);
        if (use == NameUse::lookalike)
            add(MessageFinding::nameLookalike);
        else if (!mayBearName && claimsToBe(m_sender.name, m_profile))
            add(MessageFinding::nameClaimsService, m_profile.name);
        else if (use == NameUse::plain && !official)
            add(MessageFinding::namesService);
        if (const QString hidden = hiddenCharacter(m_sender.name); !hidden.isEmpty())
            add(MessageFinding::nameHidden, hidden);
        const QString host = addressIn(m_sender.name);
        if (!mayBearName && !host.isEmpty()
            && (isMailDomain(host, m_profile) || verdictOf(host) == LinkVerdict::official))
            add(MessageFinding::nameHasAddress, host);
        m_facts.claims = m_facts.claims || has(MessageFinding::nameLookalike) || has(MessageFinding::nameClaimsService)
            || has(MessageFinding::nameHasAddress);
    }

    void lookAtSubject()
    {
        const NameUse use = nameUse(m_message.subject, m_profile);
        if (use == NameUse::lookalike)
            add(MessageFinding::subjectLookalike);
        else if (m_sender.proof == SenderProof::elsewhere && hasTagOf(m_message.subject))
            add(MessageFinding::subjectClaimsService);
        else if (use == NameUse::plain && m_sender.proof == SenderProof::elsewhere
                 && !has(MessageFinding::namesService))
            add(MessageFinding::namesService);
        m_facts.claims = m_facts.claims || use == NameUse::lookalike || has(MessageFinding::subjectClaimsService);
        if (const QString hidden = hiddenCharacter(m_message.subject); !hidden.isEmpty())
            add(MessageFinding::subjectHidden, hidden);
    }

    void lookAtReplyTo()
    {
        for (const Mailbox& person : m_message.replyTo) {
            const QString domain = person.domain();
            const bool sameOwner = std::ranges::any_of(m_message.from, [&](const Mailbox& sender) {
                return origin::registrableDomain(sender.domain()) == origin::registrableDomain(domain);
            });
            const LinkVerdict verdict = verdictOf(domain);
            if (verdict == LinkVerdict::imitation) {
                add(MessageFinding::replyImitation, shownHost(domain));
                m_facts.claims = true;
                continue;
            }
            if (sameOwner || isMailDomain(domain, m_profile) || verdict == LinkVerdict::official)
                continue;
            add(MessageFinding::replyElsewhere, shownHost(domain));
            break;
        }
    }

    void lookAtContent(const qr::PictureReader* pictures)
    {
        QList<MessageLink> links = m_message.links;
        if (pictures != nullptr) {
            PictureFindings codes = findCodes(m_message.pictures, *pictures);
            links += codes.links;
            if (codes.hasAuthenticator)
                add(MessageFinding::codeAuthenticator);
            if (!codes.searchedAll)
                add(MessageFinding::picturesNotSearched);
        } else if (!m_message.pictures.isEmpty()) {
            add(MessageFinding::picturesNotSearched);
        }
        m_survey = judgeLinks(links, m_judge);
        m_facts.findings += m_survey.findings;
        m_facts.claims = m_facts.claims || has(MessageFinding::linkImitation) || has(MessageFinding::linkTextDeceives);
        if (m_message.hasForm)
            add(MessageFinding::form);
        if (!m_message.readAll || !m_survey.complete)
            add(MessageFinding::notAllRead);
        for (const Attachment& attachment : m_message.attachments)
            takeAttachment(attachment);
        m_facts.leadsAway = m_survey.leadsElsewhere || m_message.hasForm || has(MessageFinding::attachedPage)
            || has(MessageFinding::attachedProgram);
    }

    ExaminedMessage take(DkimSays dkim)
    {
        return {.sender = std::move(m_sender),
                .subject = m_message.subject,
                .codeText = readForCode(m_message.subject + u'\n' + m_message.text),
                .facts = std::move(m_facts),
                .links = std::move(m_survey.links),
                .dkim = dkim};
    }

private:
    /// "[KuCoin] New sign-in": so the service's own mails begin, and not what somebody answers or passes on.
    bool hasTagOf(const QString& subject) const
    {
        static constexpr std::array brackets{std::pair(u'[', u']'), std::pair(u'\u3010', u'\u3011')};
        const QString begin = subject.trimmed();
        return std::ranges::any_of(brackets, [&](const auto& pair) {
            const qsizetype end = begin.indexOf(pair.second);
            return end > 0 && begin.front() == pair.first
                && begin.sliced(1, end - 1).trimmed().compare(m_profile.name, Qt::CaseInsensitive) == 0;
        });
    }
    static QString shownHost(const QString& domain) { return origin::isHostName(domain) ? domain : QString(); }

    LinkVerdict verdictOf(const QString& host) const
    {
        return m_judge.judge(QString(QLatin1StringView("https://") + host)).verdict;
    }

    bool has(MessageFinding finding) const { return m_facts.has(finding); }
    void add(MessageFinding finding, const QString& part = {}) { m_facts.add(finding, part); }

    void takeAttachment(const Attachment& attachment)
    {
        switch (attachment.kind) {
        case AttachmentKind::page:
            return add(MessageFinding::attachedPage, attachment.ending);
        case AttachmentKind::program:
            return add(MessageFinding::attachedProgram, attachment.ending);
        case AttachmentKind::archive:
            return add(MessageFinding::attachedArchive, attachment.ending);
        case AttachmentKind::message:
            return add(MessageFinding::attachedMessage);
        case AttachmentKind::sealed:
            return add(MessageFinding::sealedPart);
        case AttachmentKind::other:
            break;
        }
    }

    const Message& m_message;
    const ServiceProfile& m_profile;
    const origin::LinkJudge& m_judge;
    SenderCheck m_sender;
    LinkSurvey m_survey;
    MessageFacts m_facts;
};

} // namespace

ExaminedMessage examineMessage(const Message& message, const ServiceProfile& profile, const origin::LinkJudge& judge,
                               const MailProviders& providers, const DkimWord& dkim, const qr::PictureReader* pictures)
{
    Collector collector(message, profile, judge, checkSender(message, profile, judge, providers, dkim));
    collector.lookAtName();
    collector.lookAtSubject();
    collector.lookAtReplyTo();
    collector.lookAtContent(pictures);
    return collector.take(dkim.says);
}

} // namespace sallyport::mail
