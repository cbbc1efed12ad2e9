// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckDesk: takes what a person holds up (a link, a picture, a piece of the screen, a saved message, whatever was
// dropped or pasted) and says what it is. Nothing is opened, and nothing is asked of the network but, where the person
// wants it, of DNS for the key of a message's signature.
//   CheckDesk desk(parts);  connect(&desk, &CheckDesk::checked, ...);  desk.checkText(field->text());
#pragma once

#include "core/base/secret.h"
#include "core/mail/held_text.h"
#include "core/qr/picture_codes.h"
#include "core/qr/qr_content.h"
#include "ui/check/message_desk.h"

#include <QObject>

#include <variant>
#include <vector>

class QImage;
class QMimeData;

namespace sallyport::ui {

/// A link with the profile it was judged for: where it is official, or bears the name, else the first.
struct CheckedLink {
    origin::LinkReport report;
    qsizetype profile = 0; ///< which of CheckDesk's
    QString inside = {};   ///< the host of the link that it stands in (core/origin/onward_links.h); else empty
};

/// A text with several links in it, the most urgent first.
struct CheckedText {
    std::vector<CheckedLink> links;
    bool complete = true; ///< false if there are more
};

/// What one QR code holds.
struct CheckedCode {
    qr::QrContent content;
    std::vector<CheckedLink> links = {};        ///< the link it is, or those in its text
    std::shared_ptr<const Secret> otpauth = {}; ///< for an authenticator's key
};

struct CheckedCodes {
    std::vector<CheckedCode> codes;
    bool searchedAll = true;
};

enum class CheckProblem {
    nothingThere,   ///< neither a text, a picture nor a file
    fileUnreadable, ///< it cannot be opened
    fileTooLarge,
    unknownFile, ///< neither a picture nor a message
    pictureTooLarge,
    noCode, ///< a picture without a QR code
    abandoned
};

using CheckOutcome =
    std::variant<CheckedLink, CheckedText, CheckedCodes, CheckedMessage, CheckProblem, mail::MessageError>;

/// How pictures become luminance; app has the decoders.
struct PictureEyes {
    std::shared_ptr<const qr::PictureReader> files = {};
    std::function<QList<qr::Luminance>(const QImage&)> pixels = {}; ///< of a picture that is decoded already
};

class CheckDesk : public QObject {
    Q_OBJECT
public:
    /// `profiles` is not empty. `mail`: may be null, else it must outlive this.
    CheckDesk(QList<origin::ServiceProfile> profiles, PictureEyes eyes, MailKnowledge* mail = nullptr,
              KeyLookup keys = {});
    ~CheckDesk() override;

    /// In which mail programs hand over a message that is dragged.
    static QString messageFormat() { return QStringLiteral("message/rfc822"); }
    const origin::ServiceProfile& profile(qsizetype index) const { return m_profiles.at(index); }

    /// Each of these gives up what is still being looked at, and is answered once by `checked`.
    /// A link, a text with links in it, or a whole message with its headers.
    void checkText(const QString& text);
    void checkPicture(const QImage& picture);
    void checkFile(const QString& path);
    /// Of a drop or the clipboard: a file before a message before a picture before a text.
    void checkMime(const QMimeData& data);
    /// Of the file that was looked at last, without its folder; empty if it was none.
    const QString& fileName() const { return m_fileName; }
    /// At once, for whoever only wants to know about links.
    CheckedLink judge(QStringView link) const;
    /// A text as mail::linksToJudge reads it; never nothing.
    CheckedText judgeText(QStringView text) const { return judgeAll(mail::linksToJudge(text)); }
    /// Without an answer.
    void giveUp();

Q_SIGNALS:
    void checked(const sallyport::ui::CheckOutcome& outcome);
    void began();

private:
    CheckedText judgeAll(const mail::HeldText& held) const;
    /// It, and what stands in it and is worth telling.
    void judgeInto(CheckedText& checked, const QString& link) const;
    QObject* begin();
    void finish(const CheckOutcome& outcome);
    void look(QList<qr::Luminance> layers);
    void checkPictureFile(const QByteArray& bytes);
    void checkMessage(const QByteArray& bytes);
    void take(const qr::QrReading& reading);

    QList<origin::ServiceProfile> m_profiles;
    std::vector<origin::LinkJudge> m_judges;
    PictureEyes m_eyes;
    MessageDesk m_messages;
    std::unique_ptr<QObject> m_question; ///< whoever waits for the present answer
    CancelSource m_cancel;               ///< of the present question
    QString m_fileName;
};

} // namespace sallyport::ui
