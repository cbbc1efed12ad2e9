// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/qr_read.h"

#include "app/cli/command_error.h"
#include "app/cli/link_check.h"
#include "app/cli/message_words.h"
#include "app/cli/small_file.h"
#include "app/image_picture_reader.h"
#include "core/origin/link_report.h"
#include "core/origin/link_writing.h"
#include "core/qr/picture_codes.h"
#include "core/qr/qr_content.h"
#include "ui/text/message_messages.h"

#include <QJsonObject>

#include <algorithm>

namespace sallyport::app {

using qr::QrKind;

namespace {

constexpr qint64 maxPictureBytes = 32 * 1024 * 1024;
constexpr qsizetype maxShown = 2'000;

QString inWords(QrKind kind)
{
    switch (kind) {
    case QrKind::otpauth:
        return QrRead::tr("An authenticator's key. Scan it with the authenticator, and show it to nobody.");
    case QrKind::migration:
        return QrRead::tr("Several authenticator keys. Scan them with the authenticator, and show them to nobody.");
    case QrKind::binary:
        return QrRead::tr("Something that is no text.");
    case QrKind::link:
    case QrKind::text:
        break;
    }
    return {};
}

} // namespace

QrRead::QrRead(origin::ServiceProfile profile, QString file, Output& output)
    : Command(output), m_profile(std::move(profile)), m_file(std::move(file))
{
}

void QrRead::start()
{
    auto bytes = readLimited(m_file, maxPictureBytes);
    if (!bytes)
        return fail(bytes.error());
    qr::readPictureInWorker(std::make_shared<ImagePictureReader>(), *std::move(bytes))
        .then(this, [this](Result<qr::QrReading, qr::PictureError> reading) {
            if (!reading)
                return fail({.word = QString::fromLatin1(word(reading.error())),
                             .text = ui::message(reading.error()).text(),
                             .exit = ExitCode::usage});
            show(*reading);
        });
}

void QrRead::show(const qr::QrReading& reading)
{
    bool bad = false;
    const origin::LinkJudge judge(m_profile);
    for (const qr::QrCode& code : reading.codes) {
        const qr::QrContent content = qr::qrContent(code);
        QJsonObject object{{QStringLiteral("input"), m_file},
                           {QStringLiteral("kind"), QString::fromLatin1(word(content.kind))}};
        QString text = inWords(content.kind);
        if (content.kind == QrKind::text || content.kind == QrKind::link) {
            text = origin::withVisibleCharacters(content.text.left(maxShown));
            object.insert(QStringLiteral("text"), text);
        }
        const auto report = content.kind == QrKind::link ? std::optional(judge.judge(content.text.trimmed()))
                                                         : worstWithin(judge, content.text);
        if (report) {
            const auto news = newsWithin(judge, content.text, *report);
            bad = bad || isBad(report->verdict) || std::ranges::any_of(news, isBad, &origin::LinkReport::verdict);
            addNews(object, news);
            object.insert(QStringLiteral("verdict"), QString::fromLatin1(word(report->verdict)));
            object.insert(QStringLiteral("host"), report->host);
            const QString link =
                tr("A link to %1: %2.")
                    .arg(report->host.isEmpty() ? text : report->host, ui::verdictName(report->verdict))
                + newsText(news);
            text = content.kind == QrKind::link ? link : text + u'\n' + link;
        }
        output().result(object, text);
    }
    if (reading.codes.isEmpty())
        output().noResult(reading.searchedAll ? tr("There is no QR code in it.")
                                              : tr("No QR code was found in the time there is."));
    Q_EMIT finished(bad ? ExitCode::refused : ExitCode::done);
}

} // namespace sallyport::app
