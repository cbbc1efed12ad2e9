// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_readers.h"

#include "core/account/plain_text.h"
#include "core/account/safety_reader.h"

namespace sallyport::app {

using secrets::StoreKind;

namespace {

QString tr(const char* text)
{
    return CommandLineWords::tr(text);
}

std::optional<StoreKind> storeKind(const QString& name)
{
    if (name == QStringLiteral("keychain"))
        return StoreKind::keychain;
    if (name == QStringLiteral("file"))
        return StoreKind::file;
    if (name == QStringLiteral("memory"))
        return StoreKind::memory;
    return std::nullopt;
}

std::unexpected<QString> usage(const QString& text)
{
    return std::unexpected(text);
}

/// A session that is kept nowhere is one on a shared computer. What is wrong about it, if anything.
std::optional<QString> readShared(const Given& given, CommandLine& line)
{
    const bool storeGiven = given.parser.isSet(given.o.store);
    if (!given.parser.isSet(given.o.shared)) {
        if (line.store == StoreKind::memory)
            line.sharedMinutes = 15;
        return std::nullopt;
    }
    line.sharedMinutes = given.parser.value(given.o.shared).toInt();
    if (line.sharedMinutes != 15 && line.sharedMinutes != 60)
        return tr("--shared takes 15 or 60: the minutes after which the service ends the session.");
    if (storeGiven && line.store != StoreKind::memory)
        return tr("--shared keeps nothing: there is no --store but memory with it.");
    line.store = StoreKind::memory;
    return std::nullopt;
}

/// Given once, or not at all: of two addresses nobody knows which was meant.
Result<QString, QString> once(const Given& given, const QCommandLineOption& option)
{
    const auto values = given.parser.values(option);
    if (values.size() > 1)
        return usage(tr("--%1 is given twice.").arg(option.names().first()));
    return values.value(0);
}

} // namespace

Result<CommandLine, QString> readNothing(const Given& given, CommandLine line)
{
    if (!given.words.isEmpty())
        return usage(tr("Not understood: %1").arg(given.words.first()));
    return line;
}

Result<CommandLine, QString> readOpen(const Given& given, CommandLine line)
{
    const auto& [parser, o, words] = given;
    if (!words.isEmpty())
        return readNothing(given, std::move(line));
    line.profile = parser.value(o.profile);
    line.service = parser.value(o.service);
    line.caFile = parser.value(o.ca);
    line.pins = parser.values(o.pin);
    line.identifier = parser.value(o.identifier).trimmed();
    line.deviceName = parser.value(o.name);
    const auto store = storeKind(parser.value(o.store));
    if (!store)
        return usage(tr("--store takes keychain, file or memory."));
    line.store = *store;
    if (auto wrong = readShared(given, line))
        return usage(*wrong);
    if (line.profile.isEmpty() == line.service.isEmpty())
        return usage(tr("Give either --profile NAME|FILE or --service ISSUER."));
    if (!line.service.isEmpty() && line.caFile.isEmpty() && line.pins.isEmpty())
        return usage(tr(
            "--service needs --ca FILE or --pin sha256/..., so that the right service can be told from an imitation."));
    if (line.identifier.isEmpty())
        return usage(tr("--identifier is missing: the phone number or e-mail of the account."));
    if (!line.secretsFd)
        return usage(
            tr("--secrets-fd is missing: the descriptor that carries the passphrase and the authenticator link."));
    return line;
}

Result<CommandLine, QString> readEnd(const Given& given, CommandLine line)
{
    const bool self = given.parser.isSet(given.o.self);
    const bool others = given.parser.isSet(given.o.others);
    if (int(self) + int(others) + given.words.size() != 1)
        return usage(tr("Give one of --this, --others, or a session ID."));
    line.which = self ? WhichSessions::own : others ? WhichSessions::others : WhichSessions::byId;
    line.id = given.words.value(0);
    return line;
}

Result<CommandLine, QString> readDevice(const Given& given, CommandLine line)
{
    if (given.words.size() != 1)
        return usage(tr("Give one device ID, as \"sallyport-cli device list\" shows it."));
    line.id = given.words.first();
    line.withPasscode = given.parser.isSet(given.o.passcode);
    return line;
}

Result<CommandLine, QString> readRename(const Given& given, CommandLine line)
{
    if (given.words.size() != 2)
        return usage(tr("Give a device ID, as \"sallyport-cli device list\" shows it, and its new name."));
    line.id = given.words.first();
    line.newName = given.words.last();
    if (!account::isPlainText(line.newName))
        return usage(tr("A name has 1 to 64 characters and no invisible ones."));
    return line;
}

Result<CommandLine, QString> readDoctor(const Given& given, CommandLine line)
{
    line.profile = given.parser.value(given.o.profile);
    return readNothing(given, std::move(line));
}

Result<CommandLine, QString> readWatch(const Given& given, CommandLine line)
{
    if (given.parser.isSet(given.o.count)) {
        line.count = given.parser.value(given.o.count).toInt();
        if (*line.count < 1)
            return usage(tr("--count takes a number from 1 on."));
    }
    return readNothing(given, std::move(line));
}

Result<CommandLine, QString> readFile(const Given& given, CommandLine line)
{
    if (given.words.size() != 1)
        return usage(tr("Give one file."));
    line.file = given.words.first();
    line.profile = given.parser.value(given.o.judgedFor);
    return line;
}

Result<CommandLine, QString> readMessageCheck(const Given& given, CommandLine line)
{
    const auto store = storeKind(given.parser.value(given.o.codeStore));
    if (!store)
        return usage(tr("--store takes keychain, file or memory."));
    line.store = *store;
    line.providers = given.parser.values(given.o.provider);
    line.asksDns = given.parser.isSet(given.o.dkim);
    return readFile(given, std::move(line));
}

Result<CommandLine, QString> readLinks(const Given& given, CommandLine line)
{
    line.profile = given.parser.value(given.o.judgedFor);
    line.links = given.words;
    if (line.links.isEmpty())
        return usage(tr("Give links, or - to read them from standard input, one a line."));
    return line;
}

Result<CommandLine, QString> readPasscodeSet(const Given& given, CommandLine line)
{
    line.forgotten = given.parser.isSet(given.o.forgotten);
    return readNothing(given, std::move(line));
}

Result<CommandLine, QString> readAction(const Given& given, CommandLine line)
{
    const auto& [parser, o, words] = given;
    account::ActionWish wish;
    if (words == QStringList{QStringLiteral("remove")})
        wish.kind = account::ActionKind::removeWithdrawalAddress;
    else if (words != QStringList{QStringLiteral("add")})
        return usage(tr("Give add or remove, and the address with --asset, --network, --address and --memo."));
    const std::pair<const QCommandLineOption&, QString&> members[] = {
        {o.asset, wish.asset}, {o.network, wish.network}, {o.address, wish.address}, {o.memo, wish.memo}};
    for (const auto& [option, member] : members) {
        auto value = once(given, option);
        if (!value)
            return usage(value.error());
        member = std::move(*value);
    }
    if (!account::isSound(wish))
        return usage(tr("Give --asset and --network in capital letters and digits, --address with 4 to 200 printable "
                        "characters and no spaces, and --memo, where there is one, with at most 100. Nothing was "
                        "sent."));
    line.wish = std::move(wish);
    return line;
}

Result<CommandLine, QString> readPending(const Given& given, CommandLine line)
{
    if (given.words.size() != 1)
        return usage(tr("Give one ID, as \"sallyport-cli pending list\" shows it."));
    line.id = given.words.first();
    return line;
}

} // namespace sallyport::app
