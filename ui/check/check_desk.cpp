// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/check_desk.h"

#include "core/base/worker.h"
#include "core/mail/whole_message.h"
#include "core/origin/onward_links.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace sallyport::ui {

using origin::LinkVerdict;

namespace {

constexpr qint64 mostFileBytes = qint64{32} * 1024 * 1024;

/// Of several profiles the one that the link has most to do with. One that the person added may say anything: it lifts
/// nothing that one of the program's own accuses, and accuses nothing that is the own of one of these.
int weight(LinkVerdict verdict, const origin::ServiceProfile& profile)
{
    switch (verdict) {
    case LinkVerdict::imitation:
        return 5;
    case LinkVerdict::unsafe:
        return 4;
    case LinkVerdict::disputed:
        return 3;
    case LinkVerdict::official:
        return profile.trust == origin::ProfileTrust::shipped ? 6 : 2;
    case LinkVerdict::unrelated:
        return 1;
    case LinkVerdict::unreadable:
        break;
    }
    return 0;
}

/// On another thread: what is dropped may lie on a slow disk, or far away.
Task<QByteArray, CheckProblem> readFileInWorker(const QString& path)
{
    return runInWorker<QByteArray, CheckProblem>([path]() -> Result<QByteArray, CheckProblem> {
        QFile file(path);
        if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) // a pipe would be waited for
            return std::unexpected(CheckProblem::fileUnreadable);
        QByteArray bytes = file.read(mostFileBytes + 1);
        if (bytes.size() > mostFileBytes)
            return std::unexpected(CheckProblem::fileTooLarge);
        return bytes;
    });
}

/// Outlook's own format, too, which cannot be read: then that is what is said.
bool isMessageName(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    return ending == u"eml" || ending == u"msg";
}

} // namespace

CheckDesk::CheckDesk(QList<origin::ServiceProfile> profiles, PictureEyes eyes, MailKnowledge* mail, KeyLookup keys)
    : m_profiles(std::move(profiles)),
      m_eyes(std::move(eyes)),
      m_messages(m_profiles, m_eyes.files, mail, std::move(keys))
{
    for (const auto& profile : m_profiles)
        m_judges.emplace_back(profile);
}

CheckDesk::~CheckDesk()
{
    giveUp();
}

void CheckDesk::giveUp()
{
    m_fileName.clear();
    m_question.reset();
    m_cancel.cancel();
    m_cancel = {};
}

CheckedLink CheckDesk::judge(QStringView link) const
{
    CheckedLink best{.report = m_judges.front().judge(link)};
    for (std::size_t i = 1; i < m_judges.size(); ++i) {
        auto report = m_judges[i].judge(link);
        const auto index = static_cast<qsizetype>(i);
        if (weight(report.verdict, m_profiles[index]) > weight(best.report.verdict, m_profiles[best.profile]))
            best = {.report = std::move(report), .profile = index};
    }
    return best;
}

void CheckDesk::judgeInto(CheckedText& checked, const QString& link) const
{
    CheckedLink outer = judge(link);
    const QStringList onwards = origin::onwardLinks(link);
    checked.complete = checked.complete && onwards.size() < origin::mostOnwardLinks;
    for (const QString& onward : onwards) {
        CheckedLink inner = judge(onward);
        inner.inside = outer.report.host;
        if (origin::isNews(inner.report, outer.report))
            checked.links.push_back(std::move(inner));
    }
    checked.links.push_back(std::move(outer));
}

CheckedText CheckDesk::judgeAll(const mail::HeldText& held) const
{
    CheckedText checked{.links = {}, .complete = held.complete};
    for (const QString& link : held.links)
        judgeInto(checked, link);
    std::ranges::stable_sort(checked.links, std::ranges::greater(),
                             [](const CheckedLink& link) { return mail::urgency(link.report.verdict); });
    return checked;
}

QObject* CheckDesk::begin()
{
    giveUp();
    m_question = std::make_unique<QObject>();
    Q_EMIT began();
    return m_question.get();
}

void CheckDesk::finish(const CheckOutcome& outcome)
{
    Q_EMIT checked(outcome);
}

void CheckDesk::checkText(const QString& text)
{
    begin();
    // What the clipboard puts around a link is not of the link; all else is judged as it is.
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return finish(CheckProblem::nothingThere);
    if (trimmed.contains(u'\n')) {
        if (const QByteArray bytes = text.toUtf8(); mail::isWholeMessage(bytes))
            return checkMessage(bytes);
    }
    CheckedText checked = judgeText(trimmed);
    if (checked.links.size() == 1)
        return finish(std::move(checked.links.front()));
    finish(std::move(checked));
}

void CheckDesk::checkPicture(const QImage& picture)
{
    begin();
    if (picture.isNull() || !m_eyes.pixels)
        return finish(CheckProblem::nothingThere);
    look(m_eyes.pixels(picture));
}

void CheckDesk::look(QList<qr::Luminance> layers)
{
    if (layers.isEmpty())
        return finish(CheckProblem::noCode);
    qr::Luminance layer = layers.takeFirst();
    qr::readCodesInWorker(std::move(layer))
        .then(m_question.get(), [this, layers](const Result<qr::QrReading, qr::QrError>& reading) {
            if (!reading)
                return finish(reading.error() == qr::QrError::tooLarge ? CheckProblem::pictureTooLarge
                                                                       : CheckProblem::noCode);
            if (!reading->codes.isEmpty())
                return take(*reading);
            look(layers);
        });
}

void CheckDesk::checkFile(const QString& path)
{
    begin();
    m_fileName = QFileInfo(path).fileName();
    const bool namedMessage = isMessageName(path);
    readFileInWorker(path).then(m_question.get(), [this, namedMessage](const Result<QByteArray, CheckProblem>& bytes) {
        if (!bytes && namedMessage && bytes.error() == CheckProblem::fileTooLarge)
            return finish(mail::MessageError::tooLarge);
        if (!bytes)
            return finish(bytes.error());
        namedMessage || mail::isWholeMessage(*bytes) ? checkMessage(*bytes) : checkPictureFile(*bytes);
    });
}

void CheckDesk::checkMessage(const QByteArray& bytes)
{
    m_messages.judge(bytes, m_cancel.token())
        .then(m_question.get(), [this](Result<CheckedMessage, mail::MessageError> checked) {
            if (!checked)
                return finish(checked.error());
            finish(*std::move(checked));
        });
}

void CheckDesk::checkPictureFile(const QByteArray& bytes)
{
    if (m_eyes.files == nullptr)
        return finish(CheckProblem::unknownFile);
    qr::readPictureInWorker(m_eyes.files, bytes)
        .then(m_question.get(), [this](const Result<qr::QrReading, qr::PictureError>& reading) {
            if (reading)
                return take(*reading);
            finish(reading.error() == qr::PictureError::tooLarge ? CheckProblem::pictureTooLarge
                                                                 : CheckProblem::unknownFile);
        });
}

void CheckDesk::take(const qr::QrReading& reading)
{
    if (reading.codes.isEmpty())
        return finish(CheckProblem::noCode);
    CheckedCodes found{.codes = {}, .searchedAll = reading.searchedAll};
    for (const qr::QrCode& code : reading.codes) {
        CheckedCode each{.content = qr::qrContent(code)};
        if (each.content.kind == qr::QrKind::link)
            each.links = judgeAll({.links = {each.content.text}}).links;
        if (each.content.kind == qr::QrKind::text)
            each.links = judgeAll(mail::linksWithin(each.content.text)).links;
        if (each.content.kind == qr::QrKind::otpauth)
            each.otpauth = std::make_shared<const Secret>(Secret::copyOf(code.bytes));
        found.codes.push_back(std::move(each));
    }
    finish(found);
}

void CheckDesk::checkMime(const QMimeData& data)
{
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            return checkFile(url.toLocalFile());
    }
    if (data.hasFormat(messageFormat())) {
        begin();
        return checkMessage(data.data(messageFormat()));
    }
    if (data.hasImage())
        return checkPicture(qvariant_cast<QImage>(data.imageData()));
    checkText(data.text());
}

} // namespace sallyport::ui
