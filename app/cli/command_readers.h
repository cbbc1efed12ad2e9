// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand after the words of a command, and how it is read: one reader for each kind of line. For
// command_line.cpp.
//   return row.read({.parser = parser, .o = options, .words = parser.positionalArguments()}, std::move(line));
#pragma once

#include "app/cli/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace sallyport::app {

struct CommandLineWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// All there are; each command takes some.
struct Options {
    QCommandLineOption json{QStringLiteral("json"), CommandLineWords::tr("Print one JSON object a line.")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, CommandLineWords::tr("Show this help.")};
    QCommandLineOption secretsFd{QStringLiteral("secrets-fd"),
                                 CommandLineWords::tr("Read secrets as JSON from descriptor <N>."),
                                 QStringLiteral("N")};
    QCommandLineOption profile{QStringLiteral("profile"),
                               CommandLineWords::tr("The account service: \"practice\", or a profile's file."),
                               QStringLiteral("NAME|FILE")};
    QCommandLineOption service{QStringLiteral("service"),
                               CommandLineWords::tr("The service's issuer, in place of a profile."),
                               QStringLiteral("ISSUER")};
    QCommandLineOption ca{QStringLiteral("ca"), CommandLineWords::tr("Its CA certificate (PEM)."),
                          QStringLiteral("FILE")};
    QCommandLineOption pin{QStringLiteral("pin"), CommandLineWords::tr("A key it may have; may be repeated."),
                           QStringLiteral("sha256/...")};
    QCommandLineOption identifier{QStringLiteral("identifier"), CommandLineWords::tr("Phone (+...) or e-mail."),
                                  QStringLiteral("I")};
    QCommandLineOption store{QStringLiteral("store"),
                             CommandLineWords::tr("Where to keep the session: keychain, file or memory."),
                             QStringLiteral("KIND"), QStringLiteral("keychain")};
    QCommandLineOption shared{
        QStringLiteral("shared"),
        CommandLineWords::tr("As on a shared computer: stays for 15 or 60 minutes, keeps nothing."),
        QStringLiteral("15|60")};
    QCommandLineOption name{QStringLiteral("name"), CommandLineWords::tr("This device's name in the list of devices."),
                            QStringLiteral("DEVICE")};
    QCommandLineOption self{QStringLiteral("this"), CommandLineWords::tr("End this computer's own session.")};
    QCommandLineOption others{QStringLiteral("others"),
                              CommandLineWords::tr("End all sessions but this computer's own.")};
    QCommandLineOption judgedFor{QStringLiteral("profile"), CommandLineWords::tr("The service in question (kucoin)."),
                                 QStringLiteral("NAME|FILE")};
    QCommandLineOption provider{
        QStringLiteral("provider"),
        CommandLineWords::tr("Your mail provider's authserv-id, such as mx.google.com; may be repeated."),
        QStringLiteral("ID")};
    QCommandLineOption dkim{
        QStringLiteral("dkim"),
        CommandLineWords::tr("Ask DNS for the key of the sender's signature (DKIM), and check it.")};
    QCommandLineOption codeStore{QStringLiteral("store"),
                                 CommandLineWords::tr("Where the anti-phishing code is kept: keychain or file."),
                                 QStringLiteral("KIND"), QStringLiteral("keychain")};
    QCommandLineOption count{QStringLiteral("count"), CommandLineWords::tr("End after <N> alerts."),
                             QStringLiteral("N")};
    QCommandLineOption passcode{
        QStringLiteral("passcode"),
        CommandLineWords::tr("With \"passcode\" from the secrets: so that a computer first seen today may do it too.")};
    QCommandLineOption forgotten{
        QStringLiteral("forgotten"),
        CommandLineWords::tr("The old passcode is forgotten: the new one takes effect a day later.")};
    QCommandLineOption asset{QStringLiteral("asset"), CommandLineWords::tr("What is withdrawn there, such as USDT."),
                             QStringLiteral("ASSET")};
    QCommandLineOption network{QStringLiteral("network"),
                               CommandLineWords::tr("The network it goes over, such as TRC20."),
                               QStringLiteral("NETWORK")};
    QCommandLineOption address{QStringLiteral("address"), CommandLineWords::tr("The address, letter by letter."),
                               QStringLiteral("ADDRESS")};
    QCommandLineOption memo{QStringLiteral("memo"), CommandLineWords::tr("Memo or tag, where the address needs one."),
                            QStringLiteral("MEMO")};
};

/// What stands after the verb, as parsed.
struct Given {
    const QCommandLineParser& parser;
    const Options& o;
    QStringList words;
};

/// `line` with what was given; the error is a sentence.
using LineReader = Result<CommandLine, QString> (*)(const Given& given, CommandLine line);

Result<CommandLine, QString> readNothing(const Given& given, CommandLine line);
Result<CommandLine, QString> readOpen(const Given& given, CommandLine line);
Result<CommandLine, QString> readEnd(const Given& given, CommandLine line);
Result<CommandLine, QString> readDevice(const Given& given, CommandLine line);
Result<CommandLine, QString> readRename(const Given& given, CommandLine line);
Result<CommandLine, QString> readDoctor(const Given& given, CommandLine line);
Result<CommandLine, QString> readWatch(const Given& given, CommandLine line);
Result<CommandLine, QString> readFile(const Given& given, CommandLine line);
Result<CommandLine, QString> readMessageCheck(const Given& given, CommandLine line);
Result<CommandLine, QString> readLinks(const Given& given, CommandLine line);
Result<CommandLine, QString> readPasscodeSet(const Given& given, CommandLine line);
Result<CommandLine, QString> readAction(const Given& given, CommandLine line);
Result<CommandLine, QString> readPending(const Given& given, CommandLine line);

} // namespace sallyport::app
