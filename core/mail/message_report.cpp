// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/message_report.h"

#include "core/base/worker.h"
#include "core/mail/display_tricks.h"
#include "core/mail/message_reader.h"
#include "core/mail/picture_links.h"
#include "core/mail/verdict.h"
#include "core/origin/host_labels.h"
#include "core/origin/link_writing.h"

#include <algorithm>

namespace sallyport::mail {

using origin::LinkVerdict;
using origin::ServiceProfile;

namespace {

constexpr qsizetype maxShown = 200;

QString shown(const QString& text, const KnownCode& code)
{
    return origin::withVisibleCharacters(withoutCode(text, code).left(maxShown));
}

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

    const SenderCheck& sender() const { return m_sender; }
    const QList<JudgedLink>& links() const { return m_survey.links; }

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
        else if (use == NameUse::plain && m_sender.proof == SenderProof::elsewhere
                 && !has(MessageFinding::namesService))
            add(MessageFinding::namesService);
        m_facts.claims = m_facts.claims || use == NameUse::lookalike;
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
            if (sameOwner || isMailDomain(domain, m_profile) || verdictOf(domain) == LinkVerdict::official)
                continue;
            add(MessageFinding::replyElsewhere, origin::isHostName(domain) ? domain : QString());
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

    CodeState lookAtCode(const KnownCode& known)
    {
        const QString text = m_message.subject + u'\n' + m_message.text;
        CodeState state = checkCode(text, known, m_profile.mailsCarryCode);
        const bool notTheirs = m_sender.proof == SenderProof::elsewhere || m_sender.proof == SenderProof::refused;
        if (state == CodeState::right)
            add(notTheirs ? MessageFinding::codeLeaked : MessageFinding::codeRight);
        m_facts.claims = m_facts.claims || state == CodeState::right;
        // Whether a code is missing is a question only for what claims to come from the service.
        if (m_facts.claims || has(MessageFinding::namesService)) {
            if (state == CodeState::wrong)
                add(MessageFinding::codeWrong);
            else if (state == CodeState::missing && m_profile.mailsCarryCode && m_facts.claims)
                add(MessageFinding::codeMissing);
            else if (state == CodeState::notSet && m_facts.claims)
                add(MessageFinding::codeNotSet);
            else if (state == CodeState::unavailable && m_facts.claims)
                add(MessageFinding::codeUnavailable);
        }
        return state;
    }

    MessageFacts takeFacts() { return std::move(m_facts); }

private:
    LinkVerdict verdictOf(const QString& host) const
    {
        return m_judge.judge(QString(QLatin1StringView("https://") + host)).verdict;
    }

    bool has(MessageFinding finding) const
    {
        return std::ranges::find(m_facts.findings, finding, &FoundInMessage::finding) != m_facts.findings.end();
    }

    void add(MessageFinding finding, const QString& part = {})
    {
        if (!m_facts.findings.contains(FoundInMessage{finding, part}))
            m_facts.findings.append({finding, part});
    }

    void takeAttachment(const Attachment& attachment)
    {
        switch (attachment.kind) {
        case AttachmentKind::page:
            return add(MessageFinding::attachedPage, attachment.ending);
        case AttachmentKind::program:
            return add(MessageFinding::attachedProgram, attachment.ending);
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

/// A host can hold the code, too: somebody who knows it may have put it there.
QList<JudgedLink> withoutCode(QList<JudgedLink> links, const KnownCode& code)
{
    for (JudgedLink& link : links) {
        for (QString* text : {&link.report.host, &link.report.displayHost, &link.shownHost})
            *text = withoutCode(*text, code);
    }
    return links;
}

QList<FoundInMessage> withoutCode(QList<FoundInMessage> findings, const KnownCode& code)
{
    for (FoundInMessage& found : findings)
        found.part = withoutCode(found.part, code);
    return findings;
}

} // namespace

bool MessageReport::has(MessageFinding finding) const
{
    return std::ranges::find(findings, finding, &FoundInMessage::finding) != findings.end();
}

QString defanged(const QString& text)
{
    QString safe = text;
    safe.replace(QLatin1StringView("http"), QLatin1StringView("hxxp"), Qt::CaseInsensitive);
    safe.replace(u'.', QLatin1StringView("[.]"));
    safe.replace(u'@', QLatin1StringView("[at]"));
    return safe;
}

MessageJudge::MessageJudge(ServiceProfile profile, MailProviders providers,
                           std::shared_ptr<const qr::PictureReader> pictures)
    : m_profile(std::move(profile)),
      m_providers(std::move(providers)),
      m_pictures(std::move(pictures)),
      m_judge(m_profile)
{
    for (QString& id : m_providers.authservIds)
        id = id.trimmed().toLower();
    m_providers.authservIds.removeAll(QString());
}

QStringList MessageJudge::keyNames(QByteArrayView bytes) const
{
    const auto message = readMessage(bytes);
    return message ? dkimKeyNames(bytes, *message, m_profile) : QStringList();
}

Result<MessageReport, MessageError> MessageJudge::judge(QByteArrayView bytes, const KnownCode& code,
                                                        const std::optional<KeyRecords>& keys) const
{
    const auto message = readMessage(bytes);
    if (!message)
        return std::unexpected(message.error());
    const DkimWord dkim = keys ? checkDkim(bytes, *message, m_profile, *keys) : DkimWord{};
    Collector collector(*message, m_profile, m_judge, checkSender(*message, m_profile, m_judge, m_providers, dkim));
    collector.lookAtName();
    collector.lookAtSubject();
    collector.lookAtReplyTo();
    collector.lookAtContent(m_pictures.get());
    MessageReport report;
    report.code = collector.lookAtCode(code);
    const MessageFacts facts = collector.takeFacts();
    report.proof = facts.proof;
    report.dkim = dkim.says;
    report.verdict = verdictOn(facts);
    report.advice = adviceOn(facts, report.verdict);
    report.findings = withoutCode(facts.findings, code);
    std::ranges::stable_sort(report.findings, {}, [](const FoundInMessage& found) { return gravity(found.finding); });
    report.senderName = shown(collector.sender().name, code);
    report.senderAddress = shown(collector.sender().address, code);
    report.subject = shown(message->subject, code);
    report.links = withoutCode(collector.links(), code);
    return report;
}

Task<MessageReport, MessageError> judgeInWorker(std::shared_ptr<const MessageJudge> judge, QByteArray bytes,
                                                KnownCode code, std::optional<KeyRecords> keys)
{
    return runInWorker<MessageReport, MessageError>(
        [judge = std::move(judge), bytes = std::move(bytes), code = std::move(code), keys = std::move(keys)] {
            return judge->judge(bytes, code, keys);
        });
}

Task<KeyRecords, KeyRecordError> askForKeysOf(std::shared_ptr<const MessageJudge> judge, QByteArray bytes,
                                              KeyRecordSource& source, const Clock& clock, const CancelToken& cancel)
{
    auto names = runInWorker<QStringList, KeyRecordError>(
        [judge = std::move(judge), bytes = std::move(bytes)] { return judge->keyNames(bytes); });
    return askForKeys(std::move(names), source, clock, cancel);
}

} // namespace sallyport::mail
