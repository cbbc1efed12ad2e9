// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace sallyport::app {

using secrets::StoreKind;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString topHelp()
{
    return tr("Usage: sallyport-cli session open --profile NAME|FILE --identifier I --secrets-fd N [options]\n"
              "       sallyport-cli session list [--secrets-fd N] [--json]\n"
              "       sallyport-cli session end --this|ID [--secrets-fd N] [--json]\n"
              "Secrets come as one JSON object on descriptor N: password, otpauth or otp, store_passphrase.\n"
              "\"sallyport-cli session open --help\" explains the options; docs/cli.md has examples.\n");
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

struct Options {
    QCommandLineOption json{QStringLiteral("json"), tr("Print one JSON object a line.")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, tr("Show this help.")};
    QCommandLineOption secretsFd{QStringLiteral("secrets-fd"), tr("Read secrets as JSON from descriptor <N>."),
                                 QStringLiteral("N")};
    QCommandLineOption profile{QStringLiteral("profile"), tr("The account service: \"practice\", or a profile's file."),
                               QStringLiteral("NAME|FILE")};
    QCommandLineOption service{QStringLiteral("service"), tr("The service's issuer, in place of a profile."),
                               QStringLiteral("ISSUER")};
    QCommandLineOption ca{QStringLiteral("ca"), tr("Its CA certificate (PEM)."), QStringLiteral("FILE")};
    QCommandLineOption pin{QStringLiteral("pin"), tr("A key it may have; may be repeated."),
                           QStringLiteral("sha256/...")};
    QCommandLineOption identifier{QStringLiteral("identifier"), tr("Phone (+...) or e-mail."), QStringLiteral("I")};
    QCommandLineOption store{QStringLiteral("store"), tr("Where to keep the session: keychain, file or memory."),
                             QStringLiteral("KIND"), QStringLiteral("keychain")};
    QCommandLineOption name{QStringLiteral("name"), tr("This device's name in the list of devices."),
                            QStringLiteral("DEVICE")};
    QCommandLineOption self{QStringLiteral("this"), tr("End this computer's own session.")};
};

std::unexpected<QString> usage(const QString& text)
{
    return std::unexpected(text);
}

Result<CommandLine, QString> readOpen(const QCommandLineParser& parser, const Options& o, CommandLine line)
{
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
    if (line.profile.isEmpty() == line.service.isEmpty())
        return usage(tr("Give either --profile NAME|FILE or --service ISSUER."));
    if (!line.service.isEmpty() && line.caFile.isEmpty() && line.pins.isEmpty())
        return usage(tr(
            "--service needs --ca FILE or --pin sha256/..., so that the right service can be told from an imitation."));
    if (line.identifier.isEmpty())
        return usage(tr("--identifier is missing: the phone number or e-mail of the account."));
    if (!line.secretsFd)
        return usage(
            tr("--secrets-fd is missing: the descriptor that carries the password and the authenticator link."));
    return line;
}

Result<CommandLine, QString> readEnd(const QCommandLineParser& parser, const Options& o, const QStringList& rest,
                                     CommandLine line)
{
    if (parser.isSet(o.self) == (rest.size() == 1) || rest.size() > 1)
        return usage(tr("Give either --this or one session ID."));
    line.sessionId = rest.value(0);
    return line;
}

} // namespace

Result<CommandLine, QString> parseCommandLine(const QStringList& arguments)
{
    const QString noun = arguments.value(1);
    const QString verb = arguments.value(2);
    if (noun == QStringLiteral("--version"))
        return CommandLine{.verb = Verb::version};
    if (noun.isEmpty() || noun == QStringLiteral("--help") || noun == QStringLiteral("-h")
        || noun == QStringLiteral("help"))
        return CommandLine{.verb = Verb::help, .helpText = topHelp()};

    const Options o;
    QCommandLineParser parser;
    parser.addOptions({o.json, o.help, o.secretsFd});
    CommandLine line;
    if (noun == QStringLiteral("session") && verb == QStringLiteral("open")) {
        line.verb = Verb::sessionOpen;
        parser.addOptions({o.profile, o.service, o.ca, o.pin, o.identifier, o.store, o.name});
    } else if (noun == QStringLiteral("session") && verb == QStringLiteral("list")) {
        line.verb = Verb::sessionList;
    } else if (noun == QStringLiteral("session") && verb == QStringLiteral("end")) {
        line.verb = Verb::sessionEnd;
        parser.addOption(o.self);
    } else {
        return usage(topHelp());
    }

    if (!parser.parse(QStringList{arguments.value(0)} + arguments.mid(3)))
        return usage(parser.errorText());
    if (parser.isSet(o.help))
        return CommandLine{.verb = Verb::help, .helpText = parser.helpText()};
    line.json = parser.isSet(o.json);
    if (parser.isSet(o.secretsFd)) {
        bool good = false;
        line.secretsFd = parser.value(o.secretsFd).toInt(&good);
        if (!good || *line.secretsFd < 0)
            return usage(tr("--secrets-fd takes the number of an open descriptor."));
    }
    const auto rest = parser.positionalArguments();
    if (line.verb == Verb::sessionEnd)
        return readEnd(parser, o, rest, std::move(line));
    if (!rest.isEmpty())
        return usage(tr("Not understood: %1").arg(rest.first()));
    return line.verb == Verb::sessionOpen ? readOpen(parser, o, std::move(line)) : line;
}

} // namespace sallyport::app
