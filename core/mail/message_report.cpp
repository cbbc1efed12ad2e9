// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/message_report.h"

#include "core/base/worker.h"
#include "core/mail/examined_message.h"
#include "core/mail/message_reader.h"
#include "core/origin/browser_host.h"
#include "core/origin/link_writing.h"

#include <algorithm>

namespace sallyport::mail {

using origin::ServiceProfile;

namespace {

constexpr qsizetype maxShown = 200;

QString shown(const QString& text, const KnownCode& code)
{
    return origin::withVisibleCharacters(withoutCode(text, code).left(maxShown));
}

/// What the text says of the code, and what that means beside everything else.
CodeState lookAtCode(MessageFacts& facts, const ExaminedMessage& examined, const KnownCode& known, bool offered)
{
    using enum MessageFinding;
    const CodeState state = checkCode(examined.codeText, known, offered);
    const bool notTheirs = facts.proof == SenderProof::elsewhere || facts.proof == SenderProof::refused;
    if (state == CodeState::right)
        facts.add(notTheirs ? codeLeaked : codeRight);
    facts.claims = facts.claims || state == CodeState::right;
    // Whether a code is missing is a question only for what claims to come from the service.
    if (state == CodeState::wrong && (facts.claims || facts.has(namesService)))
        facts.add(codeWrong);
    else if (state == CodeState::missing && offered && facts.claims)
        facts.add(codeMissing);
    else if (state == CodeState::notSet && facts.claims)
        facts.add(codeNotSet);
    else if (state == CodeState::unavailable && facts.claims)
        facts.add(codeUnavailable);
    return state;
}

/// A host, or a part of one, which can hold the code in its encoded form, too.
QString hostWithoutCode(const QString& host, const KnownCode& code)
{
    const QString decoded = origin::decodedHost(host);
    const QString hidden = withoutCode(decoded, code);
    // Foreign letters that part the code stand behind it in the encoded form.
    return hidden == decoded ? withoutCode(host, code) : hidden;
}

/// A host can hold the code, too: somebody who knows it may have put it there.
QList<JudgedLink> withoutCode(QList<JudgedLink> links, const KnownCode& code)
{
    for (JudgedLink& link : links) {
        for (QString* text : {&link.report.host, &link.report.displayHost, &link.shownHost})
            *text = hostWithoutCode(*text, code);
        for (origin::FoundInLink& found : link.report.findings) {
            const QString hidden = hostWithoutCode(found.part, code);
            if (hidden != found.part)
                link.report.letters.clear(); // they spell the same label
            found.part = hidden;
        }
    }
    return links;
}

QList<FoundInMessage> withoutCode(QList<FoundInMessage> findings, const KnownCode& code)
{
    for (FoundInMessage& found : findings)
        found.part = hostWithoutCode(found.part, code);
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

Result<Examined, MessageError> MessageJudge::examine(QByteArrayView bytes, const std::optional<KeyRecords>& keys) const
{
    const auto message = readMessage(bytes);
    if (!message)
        return std::unexpected(message.error());
    DkimWord dkim = keys ? checkDkim(bytes, *message, m_profile, *keys) : DkimWord{};
    dkim.signedInPart = isSignedInPart(bytes, *message, m_profile);
    return std::make_shared<const ExaminedMessage>(
        examineMessage(*message, m_profile, m_judge, m_providers, dkim, m_pictures.get()));
}

MessageReport MessageJudge::report(const Examined& examined, const KnownCode& code) const
{
    MessageReport report;
    MessageFacts facts = examined->facts;
    report.code = lookAtCode(facts, *examined, code, m_profile.mailsCarryCode);
    report.proof = facts.proof;
    report.dkim = examined->dkim;
    report.verdict = verdictOn(facts);
    report.advice = adviceOn(facts, report.verdict);
    report.findings = facts.findings;
    std::ranges::stable_sort(report.findings, {}, [](const FoundInMessage& found) { return gravity(found.finding); });
    report.senderName = examined->sender.name;
    report.senderAddress = examined->sender.address;
    report.subject = examined->subject;
    report.links = examined->links;
    return withoutCode(std::move(report), code);
}

MessageReport withoutCode(MessageReport report, const KnownCode& code)
{
    report.findings = withoutCode(report.findings, code);
    report.links = withoutCode(report.links, code);
    for (QString* text : {&report.senderName, &report.senderAddress, &report.subject})
        *text = shown(*text, code);
    return report;
}

Result<MessageReport, MessageError> MessageJudge::judge(QByteArrayView bytes, const KnownCode& code,
                                                        const std::optional<KeyRecords>& keys) const
{
    const auto examined = examine(bytes, keys);
    if (!examined)
        return std::unexpected(examined.error());
    return report(*examined, code);
}

Task<Examined, MessageError> examineInWorker(std::shared_ptr<const MessageJudge> judge, QByteArray bytes,
                                             std::optional<KeyRecords> keys)
{
    return runInWorker<Examined, MessageError>([judge = std::move(judge), bytes = std::move(bytes),
                                                keys = std::move(keys)] { return judge->examine(bytes, keys); });
}

Task<KeyRecords, KeyRecordError> askForKeysOf(std::shared_ptr<const MessageJudge> judge, QByteArray bytes,
                                              KeyRecordSource& source, const Clock& clock, const CancelToken& cancel)
{
    auto names = runInWorker<QStringList, KeyRecordError>(
        [judge = std::move(judge), bytes = std::move(bytes)] { return judge->keyNames(bytes); });
    return askForKeys(std::move(names), source, clock, cancel);
}

} // namespace sallyport::mail
