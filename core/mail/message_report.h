// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageReport: what a saved message is: sent by the service, an imitation, dangerous, or something of which neither
// can be said. Pure and offline: nothing is looked up, no picture fetched, no link opened. Whoever may ask DNS asks for
// keyNames() and hands the answers over.
//   MessageJudge judge(profile, {.authservIds = {"mx.google.com"}}, pictures);
//   Result<MessageReport, MessageError> report = judge.judge(file.readAll(), code);
#pragma once

#include "core/base/task.h"
#include "core/mail/anti_phishing_code.h"
#include "core/mail/dkim_check.h"
#include "core/mail/message_guard.h"
#include "core/mail/message_links.h"
#include "core/mail/sender_check.h"
#include "core/qr/picture_reader.h"

#include <memory>

namespace sallyport::mail {

enum class MessageVerdict {
    genuine,   ///< the sender is proved, and nothing speaks against it
    imitation, ///< it tries to pass for the service
    unsafe,    ///< dangerous, whoever sent it
    unproved,  ///< it may come from the service; nothing here proves it
    unrelated  ///< not from the service, and does not claim to be
};

/// Safe to be pasted: no text of the message, no path of a link, never the anti-phishing code.
struct MessageReport {
    MessageVerdict verdict = MessageVerdict::unproved;
    QList<FoundInMessage> findings = {}; ///< weightiest first
    QList<MessageAdvice> advice = {};    ///< what to do first comes first
    SenderProof proof = SenderProof::elsewhere;
    DkimSays dkim = DkimSays::notAsked;
    CodeState code = CodeState::notOffered;
    QString senderName =
        {}; ///< as shown to people, dangerous characters as "U+202E", at most 200 letters; likewise below
    QString senderAddress = {};
    QString subject = {};
    QList<JudgedLink> links = {}; ///< worst first

    bool has(MessageFinding finding) const;
};

/// "hxxps://evil[.]example", "a[at]evil[.]example": what nothing makes a link of.
QString defanged(const QString& text);

/// A message read and judged but for the code; opaque. May be handed from thread to thread.
struct ExaminedMessage;
using Examined = std::shared_ptr<const ExaminedMessage>;

/// Judges messages that may be of one service. May be used from several threads.
class MessageJudge {
public:
    /// `pictures` may be null: then pictures are not searched for QR codes, and the report says so.
    MessageJudge(origin::ServiceProfile profile, MailProviders providers,
                 std::shared_ptr<const qr::PictureReader> pictures = {});

    /// At most a few seconds, for the worst of messages.
    Result<MessageReport, MessageError> judge(QByteArrayView bytes, const KnownCode& code) const
    {
        return judge(bytes, code, std::nullopt);
    }
    /// With what DNS said about the keys; nothing where it was not to be asked.
    Result<MessageReport, MessageError> judge(QByteArrayView bytes, const KnownCode& code,
                                              const std::optional<KeyRecords>& keys) const;

    /// The same in two steps, for whoever has to fetch the code: the first takes nearly all the time and needs none,
    /// the second takes milliseconds.
    Result<Examined, MessageError> examine(QByteArrayView bytes, const std::optional<KeyRecords>& keys) const;
    MessageReport report(const Examined& examined, const KnownCode& code) const;

    /// The key records that could prove the sender ("s1._domainkey.kucoin.com"): at most 5, under the service's own
    /// mail domains; none of a message that is not from there.
    QStringList keyNames(QByteArrayView bytes) const;

private:
    origin::ServiceProfile m_profile;
    MailProviders m_providers;
    std::shared_ptr<const qr::PictureReader> m_pictures;
    origin::LinkJudge m_judge;
};

/// MessageJudge::examine on another thread.
Task<Examined, MessageError> examineInWorker(std::shared_ptr<const MessageJudge> judge, QByteArray bytes,
                                             std::optional<KeyRecords> keys = {});

/// Asks for the keys of that message, on another thread and of the source. Without an error but where it is given up.
/// `source` must outlive the answer.
Task<KeyRecords, KeyRecordError> askForKeysOf(std::shared_ptr<const MessageJudge> judge, QByteArray bytes,
                                              KeyRecordSource& source, const Clock& clock, const CancelToken& cancel);

/// The report with the code of another service hidden wherever it stands, as `MessageJudge` hides its own service's.
MessageReport withoutCode(MessageReport report, const KnownCode& code);

} // namespace sallyport::mail
