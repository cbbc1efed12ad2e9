// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "core/account/plain_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace sallyport::app {

using secrets::StoreKind;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
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
    QCommandLineOption shared{QStringLiteral("shared"),
                              tr("As on a shared computer: stays for 15 or 60 minutes, keeps nothing."),
                              QStringLiteral("15|60")};
    QCommandLineOption name{QStringLiteral("name"), tr("This device's name in the list of devices."),
                            QStringLiteral("DEVICE")};
    QCommandLineOption self{QStringLiteral("this"), tr("End this computer's own session.")};
    QCommandLineOption others{QStringLiteral("others"), tr("End all sessions but this computer's own.")};
    QCommandLineOption judgedFor{QStringLiteral("profile"), tr("The service in question (kucoin)."),
                                 QStringLiteral("NAME|FILE")};
    QCommandLineOption provider{QStringLiteral("provider"),
                                tr("Your mail provider's authserv-id, such as mx.google.com; may be repeated."),
                                QStringLiteral("ID")};
    QCommandLineOption codeStore{QStringLiteral("store"), tr("Where the anti-phishing code is kept: keychain or file."),
                                 QStringLiteral("KIND"), QStringLiteral("keychain")};
    QCommandLineOption count{QStringLiteral("count"), tr("End after <N> alerts."), QStringLiteral("N")};
};

/// What stands after the verb, as parsed.
struct Given {
    const QCommandLineParser& parser;
    const Options& o;
    QStringList words;
};

std::unexpected<QString> usage(const QString& text)
{
    return std::unexpected(text);
}

Result<CommandLine, QString> readNothing(const Given& given, CommandLine line)
{
    if (!given.words.isEmpty())
        return usage(tr("Not understood: %1").arg(given.words.first()));
    return line;
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
            tr("--secrets-fd is missing: the descriptor that carries the password and the authenticator link."));
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

/// One command: its words, what its usage line adds, what it does, and how the rest of its line is read.
struct Row {
    Verb verb;
    QString words;
    QString arguments;
    QString about;
    QList<QCommandLineOption Options::*> options = {};
    Result<CommandLine, QString> (*read)(const Given&, CommandLine) = readNothing;

    QString usageLine() const
    {
        const QString more = arguments.isEmpty() ? QString() : u' ' + arguments;
        return QStringLiteral("sallyport-cli ") + words + more;
    }
};

QList<Row> makeRows()
{
    using O = Options;
    return {
        {Verb::sessionOpen,
         QStringLiteral("session open"),
         tr("--profile NAME|FILE --identifier I --secrets-fd N [options]"),
         tr("Signs in and leaves the session where later calls find it; with --shared it holds the session and ends "
            "it."),
         {&O::profile, &O::service, &O::ca, &O::pin, &O::identifier, &O::store, &O::shared, &O::name},
         readOpen},
        {Verb::sessionList, QStringLiteral("session list"), {}, tr("Shows every open session of the account.")},
        {Verb::sessionEnd,
         QStringLiteral("session end"),
         tr("--this|--others|ID"),
         tr("Ends sessions; each is done only when the service's receipt proves it."),
         {&O::self, &O::others},
         readEnd},
        {Verb::deviceList, QStringLiteral("device list"), {}, tr("Shows every computer with its open sessions.")},
        {Verb::deviceRename, QStringLiteral("device rename"), tr("ID NAME"), tr("Names a computer."), {}, readRename},
        {Verb::deviceRevoke,
         QStringLiteral("device revoke"),
         tr("ID"),
         tr("Ends all sessions of another computer; it must sign in as a new one."),
         {},
         readDevice},
        {Verb::signInList, QStringLiteral("sign-in list"), {}, tr("Shows the last sign-ins, failed ones too.")},
        {Verb::alertList,
         QStringLiteral("alert list"),
         {},
         tr("Shows the alerts kept here, after a look for new ones.")},
        {Verb::alertWatch,
         QStringLiteral("alert watch"),
         tr("[--count N]"),
         tr("Shows each alert as it comes, until interrupted or the session ends."),
         {&O::count},
         readWatch},
        {Verb::alertVerify, QStringLiteral("alert verify"), {}, tr("Asks for a proof that alerts get through.")},
        {Verb::linkCheck,
         QStringLiteral("link check"),
         tr("LINK...|- [--profile P]"),
         tr("Says whether links are a service's own, offline."),
         {&O::judgedFor},
         readLinks},
        {Verb::messageCheck,
         QStringLiteral("message check"),
         tr("FILE [--profile P] [--provider ID]..."),
         tr("Judges a saved message (.eml): genuine, imitation, unsafe, not proved, or unrelated."),
         {&O::judgedFor, &O::provider, &O::codeStore},
         readMessageCheck},
        {Verb::qrRead,
         QStringLiteral("qr read"),
         tr("PICTURE [--profile P]"),
         tr("Reads the QR codes in a picture, and judges the links in them."),
         {&O::judgedFor},
         readFile},
        {Verb::doctor,
         QStringLiteral("doctor"),
         tr("[--profile NAME|FILE]"),
         tr("Says how far this computer can be trusted with a secret, and how to mend what is not in order."),
         {&O::profile},
         readDoctor}};
}

QString topHelp(const QList<Row>& rows)
{
    QString text;
    for (const auto& row : rows)
        text += (text.isEmpty() ? tr("Usage: ") : QStringLiteral("       ")) + row.usageLine() + u'\n';
    return text
        + tr("All take --json and --secrets-fd N: secrets come as one JSON object on descriptor N, with the members\n"
             "password, otpauth or otp, store_passphrase, anti_phishing_code. \"sallyport-cli session open --help\" "
             "and the\n"
             "like explain the options; docs/cli.md has examples.\n");
}

QString helpOf(const Row& row, const QCommandLineParser& parser)
{
    // The parser's own first line knows neither the words nor the arguments.
    const QString options = parser.helpText();
    return tr("Usage: ") + row.usageLine() + u'\n' + row.about + u'\n' + options.mid(options.indexOf(u'\n') + 1);
}

Result<CommandLine, QString> parseRow(const Row& row, const QStringList& arguments)
{
    const Options o;
    QCommandLineParser parser;
    parser.addOptions({o.json, o.help, o.secretsFd});
    for (const auto option : row.options)
        parser.addOption(o.*option);
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (parser.isSet(o.help))
        return CommandLine{.verb = Verb::help, .helpText = helpOf(row, parser)};
    CommandLine line{.verb = row.verb, .json = parser.isSet(o.json)};
    if (parser.isSet(o.secretsFd)) {
        bool good = false;
        line.secretsFd = parser.value(o.secretsFd).toInt(&good);
        if (!good || *line.secretsFd < 0)
            return usage(tr("--secrets-fd takes the number of an open descriptor."));
    }
    return row.read({.parser = parser, .o = o, .words = parser.positionalArguments()}, std::move(line));
}

} // namespace

Result<CommandLine, QString> parseCommandLine(const QStringList& arguments)
{
    const QString noun = arguments.value(1);
    const auto rows = makeRows();
    if (noun == QStringLiteral("--version"))
        return CommandLine{.verb = Verb::version};
    if (noun.isEmpty() || noun == QStringLiteral("--help") || noun == QStringLiteral("-h")
        || noun == QStringLiteral("help"))
        return CommandLine{.verb = Verb::help, .helpText = topHelp(rows)};
    // Most commands are two words, some one.
    if (const auto one = std::ranges::find(rows, noun, &Row::words); one != rows.end())
        return parseRow(*one, QStringList{arguments.value(0)} + arguments.mid(2));
    const auto row = std::ranges::find(rows, noun + u' ' + arguments.value(2), &Row::words);
    if (row == rows.end())
        return usage(tr("There is no command \"%1\".").arg(arguments.mid(1, 2).join(u' ')) + u'\n' + topHelp(rows));
    return parseRow(*row, QStringList{arguments.value(0)} + arguments.mid(3));
}

} // namespace sallyport::app
