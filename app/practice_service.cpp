// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice_service.h"

#include "core/base/json.h"
#include "core/base/log.h"
#include "core/origin/profile_sources.h"

#include <QFile>
#include <QFileInfo>

namespace sallyport::app {

using ui::Drill;
using ui::DrillRefusal;
using ui::PracticeAccount;
using ui::PracticeError;

namespace {
constexpr qsizetype maxLine = 64 * 1024;
constexpr int exitAlreadyRunning = 3; // docs/service.md
// The service of a window that was closed a moment ago needs a moment to end; after these tries it is another window's.
constexpr int tries = 4;
constexpr std::chrono::milliseconds betweenTries{300};
constexpr std::chrono::milliseconds childEndsWithin{3000};
} // namespace

Result<PracticeAccount, PracticeError> readPracticeAccount(QByteArrayView readyLine)
{
    auto profile = origin::profileFromReadyLine(readyLine);
    const auto object = readJsonObject(readyLine);
    if (!profile || !object)
        return std::unexpected(PracticeError::unreadableAnswer);
    const auto practice = object->value(u"practice").toObject();
    const auto identifier = stringMember(practice, u"identifier");
    const auto password = stringMember(practice, u"password");
    const auto otpauth = stringMember(practice, u"otpauth");
    if (!identifier || !password || !otpauth)
        return std::unexpected(PracticeError::unreadableAnswer);
    return PracticeAccount{.profile = std::move(*profile),
                           .identifier = *identifier,
                           .phone = stringMember(practice, u"phone").value_or(QString()),
                           .password = Secret::fromText(*password),
                           .otpauthLink = Secret::fromText(*otpauth)};
}

QByteArray drillCommand(Drill drill, const QString& sessionId)
{
    const auto name = [drill] {
        switch (drill) {
        case Drill::strangerSignsIn:
            return QStringLiteral("stranger_signs_in");
        case Drill::wrongCodes:
            return QStringLiteral("wrong_codes");
        case Drill::authenticatorLinked:
            return QStringLiteral("authenticator_linked");
        case Drill::addressChanged:
            return QStringLiteral("address_changed");
        case Drill::sessionCopied:
            return QStringLiteral("session_copied");
        case Drill::recoveryBegun:
            return QStringLiteral("recovery_begun");
        case Drill::phishingMessage:
            break;
        }
        return QStringLiteral("phishing_message");
    };
    QJsonObject command{{QStringLiteral("drill"), name()}};
    if (drill == Drill::sessionCopied)
        command.insert(QStringLiteral("session"), sessionId);
    return writeJson(command) + '\n';
}

Result<Done, DrillRefusal> readDrillAnswer(QByteArrayView line)
{
    const auto object = readJsonObject(line, {.maxBytes = maxLine, .maxDepth = 2});
    const auto outcome = object ? stringMember(*object, u"outcome") : std::nullopt;
    if (outcome == QStringLiteral("begun"))
        return Done{};
    const QString why = object ? stringMember(*object, u"why").value_or(QString()) : QString();
    const std::pair<QLatin1String, DrillRefusal> words[] = {
        {QLatin1String("busy"), DrillRefusal::busy},
        {QLatin1String("passphrase_changed"), DrillRefusal::passphraseChanged},
        {QLatin1String("locked"), DrillRefusal::locked},
        {QLatin1String("no_session"), DrillRefusal::noSession}};
    const auto* known = std::ranges::find(words, why, [](const auto& w) { return w.first; });
    return std::unexpected(known == std::end(words) ? DrillRefusal::unavailable : known->second);
}

PracticeService::PracticeService(QString program, QString folder, std::chrono::milliseconds limit)
    : m_program(std::move(program)), m_folder(std::move(folder))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    m_tryAgain.setSingleShot(true);
    m_tryAgain.setInterval(betweenTries);
    connect(&m_tryAgain, &QTimer::timeout, this, &PracticeService::launch);
    connect(&m_limit, &QTimer::timeout, this, [this] { answer(std::unexpected(PracticeError::didNotStart)); });
}

PracticeService::~PracticeService()
{
    if (!m_process)
        return;
    // The program ends: there is no event loop to hear the child's end from. It needs some milliseconds.
    m_process->disconnect(this);
    m_process->closeWriteChannel();
    if (!m_process->waitForFinished(static_cast<int>(childEndsWithin.count())))
        m_process->kill();
}

QString PracticeService::inboxFolder() const
{
    return m_folder + QStringLiteral("/inbox");
}

Result<QByteArray, PracticeError> PracticeService::noteOfTheRunning() const
{
    QFile note(m_folder + QStringLiteral("/ready.json"));
    if (!note.open(QIODevice::ReadOnly))
        return std::unexpected(PracticeError::alreadyRunning);
    return note.read(maxLine);
}

Task<PracticeAccount, PracticeError> PracticeService::start()
{
    Promise<PracticeAccount, PracticeError> promise;
    auto task = promise.task();
    if (!m_readyLine.isEmpty()) {
        promise.finish(readPracticeAccount(m_readyLine.view()));
        return task;
    }
    m_waiting.push_back(std::move(promise));
    if (m_process || m_tryAgain.isActive())
        return task;
    m_triesLeft = tries;
    m_limit.start();
    launch();
    return task;
}

void PracticeService::launch()
{
    if (!QFileInfo(m_program).isExecutable())
        return answer(std::unexpected(PracticeError::programMissing));
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &PracticeService::readLine);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            answer(std::unexpected(PracticeError::didNotStart));
    });
    connect(m_process.get(), &QProcess::finished, this, [this](int code) {
        qCInfo(logService) << "the practice service ended with code" << code;
        m_readyLine = {};
        m_drills.clear(); // a dropped promise is an answer
        m_process.release()->deleteLater();
        if (code != exitAlreadyRunning)
            answer(std::unexpected(PracticeError::didNotStart));
        else if (--m_triesLeft > 0)
            m_tryAgain.start();
        else
            answer(noteOfTheRunning());
    });
    m_process->start(
        m_program,
        {QStringLiteral("--data"), m_folder, QStringLiteral("--practice"), QStringLiteral("--stop-with-stdin")});
}

void PracticeService::readLine()
{
    if (!m_readyLine.isEmpty())
        return readDrillAnswer();
    if (!m_process->canReadLine()) {
        if (m_process->bytesAvailable() > maxLine)
            answer(std::unexpected(PracticeError::unreadableAnswer));
        return;
    }
    answer(m_process->readLine(maxLine));
}

Task<Done, DrillRefusal> PracticeService::drill(Drill drill, const QString& sessionId)
{
    if (!m_process || m_readyLine.isEmpty() || m_process->state() != QProcess::Running)
        return Task<Done, DrillRefusal>::ready(std::unexpected(DrillRefusal::notOurs));
    m_process->write(drillCommand(drill, sessionId));
    return m_drills.emplace_back().task();
}

void PracticeService::readDrillAnswer()
{
    while (m_process->canReadLine()) {
        const QByteArray line = m_process->readLine(maxLine);
        if (m_drills.empty())
            continue;
        m_drills.front().finish(app::readDrillAnswer(line));
        m_drills.pop_front();
    }
}

void PracticeService::answer(Result<QByteArray, PracticeError> line)
{
    m_limit.stop();
    if (line)
        m_readyLine = Secret::takeFrom(*line);
    for (auto& promise : std::exchange(m_waiting, {}))
        promise.finish(line ? readPracticeAccount(m_readyLine.view()) : std::unexpected(line.error()));
    if (!line)
        stop();
}

void PracticeService::stop()
{
    m_readyLine = {};
    m_drills.clear();
    m_tryAgain.stop();
    if (m_process) {
        // Closing its standard input is the request to end; it is killed only if it does not listen.
        auto* process = m_process.release();
        process->disconnect(this);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        QTimer::singleShot(childEndsWithin, process, [process] { process->kill(); });
        process->closeWriteChannel();
    }
    if (!m_waiting.empty())
        answer(std::unexpected(PracticeError::cancelled));
}

} // namespace sallyport::app
