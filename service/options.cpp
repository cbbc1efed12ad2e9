// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/options.h"

#include "service/sign_in/identifier.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

const QString usage = u"Usage: sallyport-service --data DIR [--port N] [--practice] [--stop-with-stdin]\n"
                      "       sallyport-service account add --data DIR --identifier I [--phone E164] --password-fd N\n"
                      "\n"
                      "  --data DIR         the folder that everything is kept in; made where there is none\n"
                      "  --port N           the port to listen on, 1024 to 65535; kept in DIR from the first start on\n"
                      "  --practice         have the practice account and write messages to DIR/inbox\n"
                      "  --stop-with-stdin  end when standard input ends, as it does when the parent process has gone\n"
                      "  --identifier I     the new account's e-mail address or phone number\n"
                      "  --phone E164       where its text messages go, as +15550100\n"
                      "  --password-fd N    read its password from this file descriptor\n"_s;

using Values = QHash<QString, QString>;

/// Options and their values, each at most once; what is in `flags` has none.
Result<Values, QString> readValues(const QStringList& arguments, const QStringList& names, const QStringList& flags)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const auto& name : names)
        parser.addOption({name, QString(), u"value"_s});
    for (const auto& flag : flags)
        parser.addOption(QCommandLineOption(flag));
    if (!parser.parse(arguments))
        return std::unexpected(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return std::unexpected(u"Unexpected argument: "_s + parser.positionalArguments().first());
    Values values;
    for (const auto& name : names + flags) {
        const auto given = parser.optionNames().count(name);
        if (given > 1)
            return std::unexpected(u"--%1 is given more than once"_s.arg(name));
        if (given == 1)
            values[name] = flags.contains(name) ? QString() : parser.value(name);
    }
    if (values.value(u"data"_s).isEmpty())
        return std::unexpected(u"--data DIR is missing"_s);
    return values;
}

Result<ProgramOptions, QString> readServe(const QStringList& arguments)
{
    const auto values = readValues(arguments, {u"data"_s, u"port"_s}, {u"practice"_s, u"stop-with-stdin"_s});
    if (!values)
        return std::unexpected(values.error());
    ServeOptions options{.folder = QDir(values->value(u"data"_s)).absolutePath(),
                         .practice = values->contains(u"practice"_s),
                         .stopWithInput = values->contains(u"stop-with-stdin"_s)};
    if (values->contains(u"port"_s)) {
        bool isNumber = false;
        options.port = values->value(u"port"_s).toUShort(&isNumber);
        if (!isNumber || *options.port < 1024)
            return std::unexpected(u"--port must be a number from 1024 to 65535"_s);
    }
    return options;
}

Result<ProgramOptions, QString> readAddAccount(const QStringList& arguments)
{
    const auto values = readValues(arguments, {u"data"_s, u"identifier"_s, u"phone"_s, u"password-fd"_s}, {});
    if (!values)
        return std::unexpected(values.error());
    AddAccountOptions options{.folder = QDir(values->value(u"data"_s)).absolutePath(),
                              .identifier = normalisedIdentifier(values->value(u"identifier"_s).toUtf8())};
    if (!isMailAddress(options.identifier) && !isPhone(options.identifier))
        return std::unexpected(u"--identifier must be an e-mail address or a phone number as +15550100"_s);
    if (values->contains(u"phone"_s)) {
        options.phone = normalisedIdentifier(values->value(u"phone"_s).toUtf8());
        if (!isPhone(options.phone))
            return std::unexpected(u"--phone must be a phone number as +15550100"_s);
    }
    bool isNumber = false;
    options.passwordFd = values->value(u"password-fd"_s).toInt(&isNumber);
    if (!isNumber || options.passwordFd < 0)
        return std::unexpected(u"--password-fd must be the number of an open file descriptor"_s);
    return options;
}

} // namespace

Result<ProgramOptions, QString> readOptions(const QStringList& arguments)
{
    if (arguments.contains(u"--help"_s))
        return TextWanted{usage};
    if (arguments.contains(u"--version"_s))
        return TextWanted{u"sallyport-service " SALLYPORT_VERSION "\n"_s};
    if (arguments.value(1) != u"account")
        return readServe(arguments);
    if (arguments.value(2) != u"add")
        return std::unexpected(u"The only account command is: account add"_s);
    return readAddAccount(arguments.first(1) + arguments.sliced(3));
}

} // namespace sallyport::service
