// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/action_approve.h"
#include "app/cli/address_list.h"
#include "app/cli/alert_list.h"
#include "app/cli/alert_verify.h"
#include "app/cli/alert_watch.h"
#include "app/cli/command_error.h"
#include "app/cli/command_line.h"
#include "app/cli/device_list.h"
#include "app/cli/device_rename.h"
#include "app/cli/device_revoke.h"
#include "app/cli/doctor.h"
#include "app/cli/link_check.h"
#include "app/cli/message_check.h"
#include "app/cli/passcode_set.h"
#include "app/cli/pending_decision.h"
#include "app/cli/pending_list.h"
#include "app/cli/qr_read.h"
#include "app/cli/service_profiles.h"
#include "app/cli/session_end.h"
#include "app/cli/session_list.h"
#include "app/cli/session_open.h"
#include "app/cli/sign_in_list.h"
#include "app/dns_key_records.h"
#include "core/origin/profile_sources.h"
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
    output.error(error);
    return exitCode(error.exit);
}

using MadeCommand = Result<std::unique_ptr<Command>, CommandError>;

MadeCommand makeSessionOpen(const CommandLine& line, const Paths& paths, SecretsInput secrets, Output& output)
{
    auto profile = chosenProfile(line, paths);
    if (!profile)
        return std::unexpected(std::move(profile.error()));
    return std::make_unique<SessionOpen>(
        paths,
        SessionOpen::Request{.profile = std::move(*profile),
                             .store = line.store,
                             .lease = std::chrono::minutes(line.sharedMinutes.value_or(0)),
                             .identifier = line.identifier,
                             .deviceName =
                                 line.deviceName.isEmpty() ? QSysInfo::machineHostName().left(64) : line.deviceName,
                             .secrets = std::move(secrets)},
        output);
}

MadeCommand makeMessageCheck(const CommandLine& line, const Paths& paths, SecretsInput secrets, Output& output)
{
    auto profile = judgingProfile(line, paths);
    if (!profile)
        return std::unexpected(std::move(profile.error()));
    std::unique_ptr<mail::KeyRecordSource> keys;
    if (line.asksDns)
        keys = std::make_unique<DnsKeyRecords>();
    return std::make_unique<MessageCheck>(paths,
                                          MessageCheck::Request{.profile = std::move(*profile),
                                                                .providers = line.providers,
                                                                .file = line.file,
                                                                .store = line.store,
                                                                .secrets = std::move(secrets)},
                                          output, std::move(keys));
}

MadeCommand makeQrRead(const CommandLine& line, const Paths& paths, Output& output)
{
    auto profile = judgingProfile(line, paths);
    if (!profile)
        return std::unexpected(std::move(profile.error()));
    return std::make_unique<QrRead>(std::move(*profile), line.file, output);
}

/// Without a profile it is about all that came with the program; one without a native sign-in is one, too.
MadeCommand makeDoctor(const CommandLine& line, const Paths& paths, Output& output)
{
    QStringList ids = origin::shippedProfileIds();
    system::PreflightQuestion question;
    if (!line.profile.isEmpty() && !ids.contains(line.profile)) {
        auto profile = chosenProfile(line, paths);
        if (!profile)
            return std::unexpected(std::move(profile.error()));
        question = {.hosts = origin::knownHosts(*profile), .caCertificatePem = profile->caCertificatePem};
    } else {
        for (const QString& id : line.profile.isEmpty() ? ids : QStringList{line.profile}) {
            if (const auto profile = origin::shippedProfile(id))
                question.hosts += origin::knownHosts(*profile);
        }
    }
    return std::make_unique<Doctor>(std::move(question), output);
}

MadeCommand makeLinkCheck(const CommandLine& line, const Paths& paths, Output& output)
{
    auto profile = judgingProfile(line, paths);
    if (!profile)
        return std::unexpected(std::move(profile.error()));
    return std::make_unique<LinkCheck>(std::move(*profile), line.links, output);
}

MadeCommand makeCommand(const CommandLine& line, SecretsInput secrets, Output& output)
{
    const auto paths = Paths::ofThisUser();
    switch (line.verb) {
    case Verb::sessionOpen:
        return makeSessionOpen(line, paths, std::move(secrets), output);
    case Verb::sessionList:
        return std::make_unique<SessionList>(paths, std::move(secrets), output);
    case Verb::sessionEnd:
        return std::make_unique<SessionEnd>(paths, line.which, line.id, std::move(secrets), output);
    case Verb::deviceList:
        return std::make_unique<DeviceList>(paths, std::move(secrets), output);
    case Verb::deviceRename:
        return std::make_unique<DeviceRename>(paths, line.id, line.newName, std::move(secrets), output);
    case Verb::deviceRevoke:
        return std::make_unique<DeviceRevoke>(paths, line.id, line.withPasscode, std::move(secrets), output);
    case Verb::signInList:
        return std::make_unique<SignInList>(paths, std::move(secrets), output);
    case Verb::passcodeSet:
        return std::make_unique<PasscodeSet>(paths, line.forgotten, std::move(secrets), output);
    case Verb::addressList:
        return std::make_unique<AddressList>(paths, std::move(secrets), output);
    case Verb::actionApprove:
        return std::make_unique<ActionApprove>(paths, *line.wish, std::move(secrets), output);
    case Verb::pendingList:
        return std::make_unique<PendingList>(paths, std::move(secrets), output);
    case Verb::pendingCancel:
        return std::make_unique<PendingDecision>(paths, PendingDecision::Choice::cancel, line.id, std::move(secrets),
                                                 output);
    case Verb::pendingApprove:
        return std::make_unique<PendingDecision>(paths, PendingDecision::Choice::approve, line.id, std::move(secrets),
                                                 output);
    case Verb::alertList:
        return std::make_unique<AlertList>(paths, std::move(secrets), output);
    case Verb::alertWatch:
        return std::make_unique<AlertWatch>(paths, line.count, std::move(secrets), output);
    case Verb::alertVerify:
        return std::make_unique<AlertVerify>(paths, std::move(secrets), output);
    case Verb::linkCheck:
        return makeLinkCheck(line, paths, output);
    case Verb::messageCheck:
        return makeMessageCheck(line, paths, std::move(secrets), output);
    case Verb::qrRead:
        return makeQrRead(line, paths, output);
    case Verb::doctor:
        return makeDoctor(line, paths, output);
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
    if (!line)
        return fail(output,
                    {.word = QStringLiteral("usage"),
                     .text = output.isJson() ? line.error().section(u'\n', 0, 0) : line.error(),
                     .exit = ExitCode::usage});
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
