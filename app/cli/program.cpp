// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/command_error.h"
#include "app/cli/command_line.h"
#include "app/cli/service_profiles.h"
#include "app/cli/session_end.h"
#include "app/cli/session_list.h"
#include "app/cli/session_open.h"
#include "core/system/hardening.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <cstdio>

namespace sallyport::app {

namespace {

int exitCode(ExitCode code)
{
    return static_cast<int>(code);
}

int fail(Output& output, const CommandError& error)
{
    output.error(error.word, error.text);
    return exitCode(error.exit);
}

Result<std::unique_ptr<Command>, CommandError> makeCommand(const CommandLine& line, SecretsInput secrets,
                                                           Output& output)
{
    const auto paths = Paths::ofThisUser();
    switch (line.verb) {
    case Verb::sessionOpen: {
        auto profile = chosenProfile(line, paths);
        if (!profile)
            return std::unexpected(std::move(profile.error()));
        return std::make_unique<SessionOpen>(paths,
                                             SessionOpen::Request{.profile = std::move(*profile),
                                                                  .store = line.store,
                                                                  .identifier = line.identifier,
                                                                  .deviceName = line.deviceName.isEmpty()
                                                                      ? QSysInfo::machineHostName().left(64)
                                                                      : line.deviceName,
                                                                  .secrets = std::move(secrets)},
                                             output);
    }
    case Verb::sessionList:
        return std::make_unique<SessionList>(paths, std::move(secrets), output);
    case Verb::sessionEnd:
        return std::make_unique<SessionEnd>(paths, line.sessionId, std::move(secrets), output);
    case Verb::help:
    case Verb::version:
        break;
    }
    return std::unique_ptr<Command>();
}

} // namespace

int runCommandLine(const QStringList& arguments)
{
    const auto line = parseCommandLine(arguments);
    Output output(line ? line->json : arguments.contains(QStringLiteral("--json")));
    if (!line) {
        output.error(QStringLiteral("usage"), line.error());
        return exitCode(ExitCode::usage);
    }
    if (line->verb == Verb::help || line->verb == Verb::version) {
        const auto text = line->verb == Verb::help ? line->helpText : QCoreApplication::applicationVersion() + u'\n';
        std::fputs(text.toUtf8().constData(), stdout);
        return exitCode(ExitCode::done);
    }
    // Nobody may read this process once secrets are in it.
    system::hardenNow();
    SecretsInput secrets;
    if (line->secretsFd) {
        auto given = readSecretsInput(*line->secretsFd);
        if (!given)
            return fail(output, commandError(given.error()));
        secrets = std::move(*given);
    }
    auto command = makeCommand(*line, std::move(secrets), output);
    if (!command)
        return fail(output, command.error());

    QObject::connect(
        command->get(), &Command::finished, qApp, [](ExitCode code) { QCoreApplication::exit(exitCode(code)); },
        Qt::QueuedConnection);
    (*command)->start();
    const int code = QCoreApplication::exec();
    return code == exitCode(ExitCode::done) && output.isLost() ? exitCode(ExitCode::output) : code;
}

} // namespace sallyport::app
