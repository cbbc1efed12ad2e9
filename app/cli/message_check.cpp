// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_check.h"

#include "app/cli/chosen_store.h"
#include "app/cli/command_error.h"
#include "app/cli/message_words.h"
#include "app/cli/small_file.h"
#include "app/image_picture_reader.h"
#include "core/base/anti_phishing_rules.h"
#include "ui/text/message_messages.h"

#include <QJsonArray>

namespace sallyport::app {

using mail::KnownCode;
using mail::MessageVerdict;
using secrets::SecretStoreError;

namespace {

QString text(const char* word)
{
    return QString::fromLatin1(word);
}

QJsonObject toJson(const mail::JudgedLink& link)
{
    QJsonObject object{{QStringLiteral("place"), text(word(link.place))},
                       {QStringLiteral("verdict"), text(word(link.report.verdict))},
                       {QStringLiteral("host"), link.report.host},
                       {QStringLiteral("display"), link.report.displayHost},
                       {QStringLiteral("count"), link.count}};
    if (!link.report.officialHost.isEmpty())
        object.insert(QStringLiteral("official"), link.report.officialHost);
    if (!link.shownHost.isEmpty())
        object.insert(QStringLiteral("shown"), link.shownHost);
    return object;
}

QString sentences(const mail::MessageReport& report, const origin::ServiceProfile& profile)
{
    QStringList lines{ui::message(report, profile).finding + u'.'};
    for (const auto& found : report.findings)
        lines.append(QStringLiteral("  - ") + ui::messageFindingText(found, profile.name));
    for (const mail::MessageAdvice advice : report.advice)
        lines.append(ui::messageAdviceText(advice, profile));
    return lines.join(u'\n');
}

} // namespace

QJsonObject toJson(const mail::MessageReport& report)
{
    QJsonArray findings;
    for (const auto& found : report.findings)
        findings.append(
            QJsonObject{{QStringLiteral("finding"), text(word(found.finding))}, {QStringLiteral("part"), found.part}});
    QJsonArray links;
    for (const auto& link : report.links)
        links.append(toJson(link));
    QJsonArray advice;
    for (const auto one : report.advice)
        advice.append(text(word(one)));
    return {{QStringLiteral("verdict"), text(word(report.verdict))},
            {QStringLiteral("sender"), report.senderAddress},
            {QStringLiteral("sender_name"), report.senderName},
            {QStringLiteral("sender_proof"), text(word(report.proof))},
            {QStringLiteral("dkim"), text(word(report.dkim))},
            {QStringLiteral("subject"), report.subject},
            {QStringLiteral("code"), text(word(report.code))},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("links"), links},
            {QStringLiteral("advice"), advice}};
}

MessageCheck::MessageCheck(const Paths& paths, Request request, Output& output,
                           std::unique_ptr<mail::KeyRecordSource> keys)
    : Command(output),
      m_request(std::move(request)),
      m_keys(std::move(keys)),
      m_judge(std::make_shared<mail::MessageJudge>(m_request.profile, mail::MailProviders{m_request.providers},
                                                   std::make_shared<ImagePictureReader>())),
      m_store(makeStore(paths, m_request.store))
{
}

MessageCheck::~MessageCheck() = default;

void MessageCheck::start()
{
    auto bytes = readLimited(m_request.file, mail::maxMessageBytes);
    if (!bytes)
        return fail(bytes.error());
    m_bytes = *std::move(bytes);
    m_keys == nullptr ? examine({}) : findKeys();
}

void MessageCheck::findKeys()
{
    mail::askForKeysOf(m_judge, m_bytes, *m_keys, systemClock(), {})
        .then(this, [this](Result<mail::KeyRecords, mail::KeyRecordError> found) {
            examine(found ? *std::move(found) : mail::KeyRecords());
        });
}

void MessageCheck::examine(std::optional<mail::KeyRecords> keys)
{
    mail::examineInWorker(m_judge, std::move(m_bytes), std::move(keys))
        .then(this, [this](Result<mail::Examined, mail::MessageError> examined) {
            if (!examined)
                return fail({.word = QString::fromLatin1(word(examined.error())),
                             .text = ui::message(examined.error()).text(),
                             .exit = ExitCode::usage});
            m_examined = *std::move(examined);
            findCode();
        });
}

void MessageCheck::findCode()
{
    if (!m_request.secrets.antiPhishingCode.isEmpty()) {
        auto code = mail::canonicalCode(QString::fromUtf8(m_request.secrets.antiPhishingCode.view()));
        if (!code)
            return fail({.word = QStringLiteral("bad_code"),
                         .text = tr("\"anti_phishing_code\" has %1 to %2 letters and no invisible ones.")
                                     .arg(shortestAntiPhishingCode)
                                     .arg(longestCodeInMails),
                         .exit = ExitCode::usage});
        return show(m_judge->report(m_examined, {.code = std::move(*code)}));
    }
    openStore(*m_store, std::move(m_request.secrets.storePassphrase))
        .then(this, [this](Result<Done, SecretStoreError> opened) {
            if (!opened)
                return show(m_judge->report(m_examined, {.unavailable = true}));
            mail::readCode(*m_store, m_request.profile.id)
                .then(this, [this](const Result<KnownCode, SecretStoreError>& code) {
                    const KnownCode unavailable{.unavailable = true};
                    show(m_judge->report(m_examined, code ? *code : unavailable));
                });
        });
}

void MessageCheck::show(const mail::MessageReport& report)
{
    auto object = toJson(report);
    object.insert(QStringLiteral("input"), m_request.file);
    output().result(object, sentences(report, m_request.profile));
    const bool bad = report.verdict == MessageVerdict::imitation || report.verdict == MessageVerdict::unsafe;
    Q_EMIT finished(bad ? ExitCode::refused : ExitCode::done);
}

} // namespace sallyport::app
