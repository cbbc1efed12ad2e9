// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program.h"

#include "core/base/json.h"
#include "service/file_audit_log.h"
#include "service/new_account.h"
#include "service/private_file.h"
#include "service/service.h"
#include "service/start_errors.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

int end(ExitCode code)
{
    return static_cast<int>(code);
}

int end(const StartError& error)
{
    std::fputs((u"sallyport-service: "_s + error.message + u'\n').toLocal8Bit().constData(), stderr);
    return end(error.code);
}

bool print(QByteArrayView text)
{
    return std::fwrite(text.data(), 1, static_cast<std::size_t>(text.size()), stdout)
        == static_cast<std::size_t>(text.size())
        && std::fflush(stdout) == 0;
}

int serve(const ServeOptions& options)
{
    EventLoop loop({.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 4U), .queue = 64});
    auto started = Service::start(loop, options, systemClock(), systemRandom());
    if (!started)
        return end(started.error());
    auto& service = **started;
    const auto stop = [&] { service.stop([&loop] { loop.stop(); }); };
    loop.onStopSignal(stop);
    if (options.stopWithInput) {
        loop.onInput(stop, [&service](const std::string& line) {
            service.command(line, [](const QByteArray& answer) { print(answer); });
        });
    }
    // Other programs of this person, such as sallyport-cli, find the practice account by this note while it runs. One
    // that was killed has left its own.
    const auto note = options.folder + u"/ready.json"_s;
    QFile::remove(note);
    if (options.practice && !writePrivateFile(note, service.readyLine().view()))
        return end(StartError{ExitCode::failed, note + u" cannot be written."_s});
    const bool printed = print(service.readyLine().view());
    if (printed)
        loop.run();
    QFile::remove(note);
    return printed ? end(ExitCode::ok) : end(StartError{ExitCode::failed, u"Standard output cannot be written."_s});
}

/// What the descriptor gives up to its end, without one line end behind it; nothing when it cannot be read.
std::optional<Secret> readPassword(int descriptor)
{
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return std::nullopt;
    Secret buffer = Secret::zeroed(maxPasswordBytes + 2);
    qsizetype size = 0;
    for (qint64 count = 1; count > 0 && size < buffer.size(); size += count) {
        count = file.read(reinterpret_cast<char*>(buffer.data()) + size, buffer.size() - size);
        if (count < 0)
            return std::nullopt;
    }
    auto text = buffer.view().first(size);
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return Secret::copyOf(text);
}

// A service that runs on the folder is no hindrance: the database lets both write in turn.
int addAccountTo(const AddAccountOptions& options)
{
    auto password = readPassword(options.passwordFd);
    if (!password)
        return end(StartError{ExitCode::badUsage, u"--password-fd cannot be read."_s});
    const auto folder = DataFolder::open(options.folder);
    if (!folder && folder.error() != DataFolderError::inUse)
        return end(startError(folder.error(), options.folder));
    const auto store = Store::open(options.folder, systemRandom());
    if (!store)
        return end(startError(store.error()));
    AccountWish wish{.identifiers = {options.identifier},
                     .phone = options.phone,
                     .label = options.identifier,
                     .password = std::move(*password)};
    if (!options.phone.isEmpty() && options.phone != options.identifier)
        wish.identifiers.append(options.phone);
    const auto made =
        addAccount(**store, PasswordHasher(systemRandom()), systemClock(), systemRandom(), std::move(wish));
    if (!made)
        return end(startError(made.error(), {}));
    FileAuditLog(options.folder + u"/audit.log"_s, systemClock())
        .write({.event = AuditEvent::accountAdded, .accountId = made->id});
    const auto line = writeJson({{u"otpauth"_s, QString::fromLatin1(made->otpauth.view())}}) + '\n';
    return end(print(line) ? ExitCode::ok : ExitCode::failed);
}

} // namespace

int runProgram(const QStringList& arguments)
{
    const auto options = readOptions(arguments);
    if (!options)
        return end(StartError{ExitCode::badUsage, options.error() + u". --help tells the options."_s});
    if (const auto* text = std::get_if<TextWanted>(&*options))
        return end(print(text->text.toLocal8Bit()) ? ExitCode::ok : ExitCode::failed);
    if (const auto* account = std::get_if<AddAccountOptions>(&*options))
        return addAccountTo(*account);
    return serve(std::get<ServeOptions>(*options));
}

} // namespace sallyport::service
