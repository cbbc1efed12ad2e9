// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageDesk: judges a saved message for each service in turn, on another thread, with what the person told about
// their mail, and answers with the service that it has most to do with.
//   desk.judge(bytes).then(this, [this](const Result<CheckedMessage, mail::MessageError>& checked) { ... });
#pragma once

#include "core/mail/message_report.h"
#include "ui/check/mail_knowledge.h"

namespace sallyport::ui {

/// Where the keys of signatures are asked for, once the person wants that.
struct KeyLookup {
    mail::KeyRecordSource* source = nullptr; ///< null: nowhere. Else it must outlive whoever has this
    Clock clock = systemClock();
};

/// A message with the profile it was judged for.
struct CheckedMessage {
    mail::MessageReport report;
    qsizetype profile = 0;   ///< which of the desk's
    bool codeSought = false; ///< false: no code is kept here, so none could be looked for
};

class MessageDesk : public QObject {
    Q_OBJECT
public:
    /// `pictures` and `knowledge` may be null; else `knowledge` must outlive this.
    MessageDesk(QList<origin::ServiceProfile> profiles, std::shared_ptr<const qr::PictureReader> pictures,
                MailKnowledge* knowledge, KeyLookup keys);

    /// `cancel`: what has not begun is not begun, and DNS is not waited for.
    Task<CheckedMessage, mail::MessageError> judge(QByteArray message, const CancelToken& cancel);

private:
    struct Question;
    using Shared = std::shared_ptr<Question>;
    void findKeys(const Shared& question);
    void examine(std::optional<mail::KeyRecords> keys, const Shared& question); ///< nothing where DNS is not asked
    void findCode(mail::Examined examined, const Shared& question);
    void take(mail::MessageReport report, const Shared& question);
    /// Those of the other services, which the one that was chosen knows nothing of.
    void hideCodes(const Shared& question, qsizetype next);

    QList<origin::ServiceProfile> m_profiles;
    std::shared_ptr<const qr::PictureReader> m_pictures;
    UnkeptMail m_unkept;
    MailKnowledge& m_knowledge;
    KeyLookup m_keys;
};

} // namespace sallyport::ui
