// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/doctor.h"

#include "ui/text/preflight_messages.h"

#include <QJsonArray>

namespace sallyport::app {

using system::CheckId;
using system::CheckLevel;

namespace {

const char* checkWord(CheckId id)
{
    switch (id) {
    case CheckId::screen:
        return "screen";
    case CheckId::remoteControl:
        return "remote_control";
    case CheckId::keyboard:
        return "keyboard";
    case CheckId::libraries:
        return "libraries";
    case CheckId::debugger:
        return "debugger";
    case CheckId::rootCertificates:
        return "root_certificates";
    case CheckId::hostsFile:
        return "hosts_file";
    case CheckId::clock:
        return "clock";
    case CheckId::clipboard:
        return "clipboard";
    case CheckId::accessibility:
        return "accessibility";
    }
    return "unknown";
}

const char* levelWord(CheckLevel level)
{
    switch (level) {
    case CheckLevel::green:
        return "green";
    case CheckLevel::amber:
        return "amber";
    case CheckLevel::red:
        return "red";
    case CheckLevel::unknown:
        return "unknown";
    }
    return "unknown";
}

} // namespace

QJsonObject toJson(const system::Check& check)
{
    const auto text = ui::message(check);
    return {{QStringLiteral("check"), QLatin1String(checkWord(check.id))},
            {QStringLiteral("level"), QLatin1String(levelWord(levelOf(check.finding)))},
            {QStringLiteral("meaning"), text.finding},
            {QStringLiteral("mend"), text.advice},
            {QStringLiteral("facts"), QJsonArray::fromStringList(check.facts)}};
}

QString textOf(const system::Check& check)
{
    const auto text = ui::message(check);
    const QString line =
        QStringLiteral("%1 (%2): %3").arg(ui::checkName(check.id), ui::levelName(levelOf(check.finding)), text.finding);
    return text.advice.isEmpty() ? line : line + u'\n' + QStringLiteral("    ") + text.advice;
}

Doctor::Doctor(system::PreflightQuestion question, Output& output, Look look)
    : Command(output), m_question(std::move(question)), m_look(std::move(look))
{
}

void Doctor::start()
{
    m_look(m_question).then(this, [this](const Result<QList<system::Check>, system::PreflightError>& answer) {
        const auto checks = answer.value_or(QList<system::Check>());
        for (const system::Check& check : checks)
            output().result(toJson(check), textOf(check));
        const bool unsafe = system::worstOf(checks) == CheckLevel::red;
        Q_EMIT finished(unsafe || checks.isEmpty() ? ExitCode::refused : ExitCode::done);
    });
}

} // namespace sallyport::app
