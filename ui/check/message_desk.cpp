// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/message_desk.h"

namespace sallyport::ui {

using mail::KnownCode;
using mail::MessageError;
using mail::MessageReport;
using mail::MessageVerdict;

namespace {

bool isShipped(const origin::ServiceProfile& profile)
{
    return profile.trust == origin::ProfileTrust::shipped;
}

/// Of several profiles the one that the message has most to do with; as with links (check_desk.cpp), one that was added
/// neither lifts what one of the program's own accuses nor accuses what such a one sent.
int weight(MessageVerdict verdict, const origin::ServiceProfile& profile)
{
    switch (verdict) {
    case MessageVerdict::imitation:
        return 4;
    case MessageVerdict::unsafe:
        return 3;
    case MessageVerdict::genuine:
        return isShipped(profile) ? 5 : 2;
    case MessageVerdict::unproved:
        return 1;
    case MessageVerdict::unrelated:
        break;
    }
    return 0;
}

} // namespace

struct MessageDesk::Question {
    QByteArray message;
    CancelToken cancel;
    qsizetype next = 0;                                   ///< the profile to be asked
    std::shared_ptr<const mail::MessageJudge> judge = {}; ///< for it
    std::optional<CheckedMessage> best = {};
    Promise<CheckedMessage, MessageError> promise = {};
};

MessageDesk::MessageDesk(QList<origin::ServiceProfile> profiles, std::shared_ptr<const qr::PictureReader> pictures,
                         MailKnowledge* knowledge, KeyLookup keys)
    : m_profiles(std::move(profiles)),
      m_pictures(std::move(pictures)),
      m_knowledge(knowledge != nullptr ? *knowledge : m_unkept),
      m_keys(std::move(keys))
{
}

Task<CheckedMessage, MessageError> MessageDesk::judge(QByteArray message, const CancelToken& cancel)
{
    auto question = std::make_shared<Question>(std::move(message), cancel);
    auto task = question->promise.task();
    findKeys(question);
    return task;
}

/// Before the code is fetched: no secret waits for DNS, nor for a large message to be read.
void MessageDesk::findKeys(const Shared& question)
{
    origin::ServiceProfile profile = m_profiles.at(question->next);
    profile.mailsCarryCode = profile.mailsCarryCode && m_knowledge.keepsCodes();
    question->judge = std::make_shared<const mail::MessageJudge>(profile, m_knowledge.providers(), m_pictures);
    // Whoever signs for a service that was added could see by a key of its own who reads what.
    if (m_keys.source == nullptr || !m_knowledge.looksUpSignatures() || !isShipped(profile))
        return examine({}, question);
    mail::askForKeysOf(question->judge, question->message, *m_keys.source, m_keys.clock, question->cancel)
        .then(this, [this, question](Result<mail::KeyRecords, mail::KeyRecordError> keys) {
            if (keys) // else given up
                examine(*std::move(keys), question);
        });
}

void MessageDesk::examine(std::optional<mail::KeyRecords> keys, const Shared& question)
{
    if (question->cancel.isCancelled())
        return;
    mail::examineInWorker(question->judge, question->message, std::move(keys))
        .then(this, [this, question](Result<mail::Examined, MessageError> examined) {
            if (!examined)
                return question->promise.finish(std::unexpected(examined.error()));
            findCode(*std::move(examined), question);
        });
}

void MessageDesk::findCode(mail::Examined examined, const Shared& question)
{
    if (question->cancel.isCancelled())
        return;
    if (!m_knowledge.keepsCodes())
        return take(question->judge->report(examined, {}), question);
    m_knowledge.code(m_profiles.at(question->next).id)
        .then(
            this,
            [this, examined = std::move(examined), question](const Result<KnownCode, secrets::SecretStoreError>& code) {
                const KnownCode unavailable{.unavailable = true};
                take(question->judge->report(examined, code ? *code : unavailable), question);
            });
}

void MessageDesk::take(MessageReport report, const Shared& question)
{
    if (!question->best
        || weight(report.verdict, m_profiles.at(question->next))
            > weight(question->best->report.verdict, m_profiles.at(question->best->profile)))
        question->best = {
            .report = std::move(report), .profile = question->next, .codeSought = m_knowledge.keepsCodes()};
    if (++question->next < m_profiles.size())
        return findKeys(question);
    hideCodes(question, 0);
}

void MessageDesk::hideCodes(const Shared& question, qsizetype next)
{
    if (next == question->best->profile)
        ++next;
    if (next >= m_profiles.size() || !m_knowledge.keepsCodes())
        return question->promise.finish(*std::move(question->best));
    if (question->cancel.isCancelled())
        return;
    m_knowledge.code(m_profiles.at(next).id)
        .then(this, [this, question, next](const Result<KnownCode, secrets::SecretStoreError>& code) {
            if (code)
                question->best->report = mail::withoutCode(std::move(question->best->report), *code);
            hideCodes(question, next + 1);
        });
}

} // namespace sallyport::ui
