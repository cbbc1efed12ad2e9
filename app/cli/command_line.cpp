// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/command_readers.h"

namespace sallyport::app {

namespace {

QString tr(const char* text)
{
    return CommandLineWords::tr(text);
}

/// One command: its words, what its usage line adds, what it does, and how the rest of its line is read.
struct Row {
    Verb verb;
    QString words;
    QString arguments;
    QString about;
    QList<QCommandLineOption Options::*> options = {};
    LineReader read = readNothing;

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
         tr("ID [--passcode]"),
         tr("Ends all sessions of another computer; it must sign in as a new one."),
         {&O::passcode},
         readDevice},
        {Verb::signInList, QStringLiteral("sign-in list"), {}, tr("Shows the last sign-ins, failed ones too.")},
        {Verb::passcodeSet,
         QStringLiteral("passcode set"),
         tr("[--forgotten]"),
         tr("Sets the trading passcode to \"passcode\"; a former one has to be given as \"old_passcode\"."),
         {&O::forgotten},
         readPasscodeSet},
        {Verb::addressList, QStringLiteral("address list"), {}, tr("Shows the addresses that money may go to.")},
        {Verb::actionApprove,
         QStringLiteral("action approve"),
         tr("add|remove --asset A --network N --address ADDR [--memo M]"),
         tr("Adds or removes a withdrawal address: signs what the service echoes, if it is just that, with "
            "\"passcode\"."),
         {&O::asset, &O::network, &O::address, &O::memo},
         readAction},
        {Verb::pendingList,
         QStringLiteral("pending list"),
         {},
         tr("Shows the changes that wait: who began them, from where, and when they take effect.")},
        {Verb::pendingCancel,
         QStringLiteral("pending cancel"),
         tr("ID"),
         tr("Calls a change off before it takes effect."),
         {},
         readPending},
        {Verb::pendingApprove,
         QStringLiteral("pending approve"),
         tr("ID"),
         tr("Lets another computer's change take effect now."),
         {},
         readPending},
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
         tr("FILE [--profile P] [--provider ID]... [--dkim]"),
         tr("Judges a saved message (.eml): genuine, imitation, unsafe, not proved, or unrelated."),
         {&O::judgedFor, &O::provider, &O::dkim, &O::codeStore},
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
             "password, otpauth or otp, passcode, old_passcode, store_passphrase, anti_phishing_code.\n"
             "\"sallyport-cli session open --help\" and the like explain the options; docs/cli.md has examples.\n");
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
        return std::unexpected(parser.errorText());
    if (parser.isSet(o.help))
        return CommandLine{.verb = Verb::help, .helpText = helpOf(row, parser)};
    CommandLine line{.verb = row.verb, .json = parser.isSet(o.json)};
    if (parser.isSet(o.secretsFd)) {
        bool good = false;
        line.secretsFd = parser.value(o.secretsFd).toInt(&good);
        if (!good || *line.secretsFd < 0)
            return std::unexpected(tr("--secrets-fd takes the number of an open descriptor."));
    }
    return row.read({.parser = parser, .o = o, .words = parser.positionalArguments()}, std::move(line));
}

/// Why there is no such command, and what there is.
QString noCommand(const QList<Row>& rows, const QString& noun, const QString& verb)
{
    if (noun.startsWith(u'-'))
        return tr("Give a command first, and \"%1\" behind it.").arg(noun) + u'\n' + topHelp(rows);
    QStringList known;
    for (const Row& row : rows) {
        if (row.words.startsWith(noun + u' '))
            known.append(row.words);
    }
    if ((verb.isEmpty() || verb.startsWith(u'-')) && !known.isEmpty())
        return tr("Say what to do: %1.").arg(known.join(QStringLiteral(", "))) + u'\n' + topHelp(rows);
    return tr("There is no command \"%1\".").arg((noun + u' ' + verb).trimmed()) + u'\n' + topHelp(rows);
}

} // namespace

Result<CommandLine, QString> parseCommandLine(const QStringList& arguments)
{
    const QString noun = arguments.value(1);
    const auto rows = makeRows();
    if (noun == QStringLiteral("--version"))
        return CommandLine{.verb = Verb::version};
    if (noun.isEmpty())
        return std::unexpected(tr("Give a command.") + u'\n' + topHelp(rows));
    if (noun == QStringLiteral("--help") || noun == QStringLiteral("-h") || noun == QStringLiteral("help"))
        return CommandLine{.verb = Verb::help, .helpText = topHelp(rows)};
    // Most commands are two words, some one.
    if (const auto one = std::ranges::find(rows, noun, &Row::words); one != rows.end())
        return parseRow(*one, QStringList{arguments.value(0)} + arguments.mid(2));
    const auto row = std::ranges::find(rows, noun + u' ' + arguments.value(2), &Row::words);
    if (row == rows.end())
        return std::unexpected(noCommand(rows, noun, arguments.value(2)));
    return parseRow(*row, QStringList{arguments.value(0)} + arguments.mid(3));
}

} // namespace sallyport::app
