// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/authentication_results.h"

#include <QHostAddress>

#include <algorithm>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxBytes = 16 * 1024;
constexpr qsizetype maxResults = 100;

/// Words, and the signs ";" and "=" as words of their own; comments left out, quoted strings without quotes.
QStringList tokens(QByteArrayView value)
{
    QStringList list;
    QByteArray word;
    bool hasWord = false;
    bool wasQuoted = false;
    const auto finish = [&] {
        // What was quoted is never a sign of the grammar.
        if (hasWord)
            list.append((wasQuoted && word.size() == 1 ? QStringLiteral("\"") : QString()) + QString::fromUtf8(word));
        word.clear();
        hasWord = false;
        wasQuoted = false;
    };
    int comments = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const bool escaped = c == '\\' && i + 1 < value.size() && (quoted || comments > 0);
        if (escaped) {
            ++i;
            if (quoted && comments == 0)
                word += value[i];
        } else if (comments > 0) {
            comments += c == '(' ? 1 : c == ')' ? -1 : 0;
        } else if (c == '"') {
            quoted = !quoted;
            hasWord = true;
            wasQuoted = true;
        } else if (quoted) {
            word += c;
        } else if (c == '(') {
            finish();
            ++comments;
        } else if (c == ';' || c == '=') {
            finish();
            list.append(QString(QLatin1Char(c)));
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            finish();
        } else {
            word += c;
            hasWord = true;
        }
    }
    finish();
    return list;
}

/// One statement between two ";": method = result, then ptype.property = value ...
MethodResult readStatement(const QStringList& words)
{
    MethodResult read;
    for (qsizetype i = 0; i + 2 < words.size(); ++i) {
        if (words[i + 1] != u"=" || words[i] == u"=")
            continue;
        const QString name = words[i].toLower();
        if (read.method.isEmpty()) {
            read.method = name.section(u'/', 0, 0);
            read.result = words[i + 2].toLower();
        } else if (name == u"header.from" && read.headerFrom.isEmpty()) {
            read.headerFrom = words[i + 2].toLower();
        }
        i += 2;
    }
    return read;
}

bool isInside(const QHostAddress& address)
{
    return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast()
        || address.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8)
        || address.isInSubnet(QHostAddress(QStringLiteral("172.16.0.0")), 12)
        || address.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16);
}

/// Every "[address]" of the text is one of a private network, and there is at least one.
bool isAllInside(const QString& text)
{
    int seen = 0;
    for (qsizetype open = text.indexOf(u'['); open >= 0; open = text.indexOf(u'[', open + 1)) {
        const qsizetype close = text.indexOf(u']', open);
        QString literal = close < 0 ? QString() : text.sliced(open + 1, close - open - 1);
        if (literal.startsWith(QLatin1StringView("ipv6:"), Qt::CaseInsensitive))
            literal.remove(0, 5);
        if (!isInside(QHostAddress(literal)))
            return false;
        ++seen;
    }
    return seen > 0;
}

} // namespace

AuthenticationResults readAuthenticationResults(QByteArrayView value)
{
    AuthenticationResults read;
    if (value.size() > maxBytes)
        return read;
    QStringList words = tokens(value);
    const bool named = !words.isEmpty() && words.value(1) != u"=" && words.first() != u";" && words.first() != u"=";
    if (named) {
        const qsizetype end = std::max<qsizetype>(words.indexOf(QStringLiteral(";")), 0);
        read.authservId = words.first().toLower();
        words = words.sliced(end);
    }
    QStringList statement;
    words.append(QStringLiteral(";"));
    for (const QString& word : std::as_const(words)) {
        if (word != u";") {
            statement.append(word);
            continue;
        }
        if (MethodResult result = readStatement(statement); !result.method.isEmpty()) {
            if (read.results.size() >= maxResults)
                return {};
            read.results.append(std::move(result));
        }
        statement.clear();
    }
    return read;
}

ReceivedLine readReceived(QByteArrayView value)
{
    ReceivedLine line;
    if (value.size() > maxBytes)
        return {.hasFrom = true};
    const QStringList words = tokens(value);
    line.hasFrom = words.value(0).compare(QLatin1StringView("from"), Qt::CaseInsensitive) == 0;
    const auto by = std::ranges::find_if(
        words, [](const QString& word) { return word.compare(QLatin1StringView("by"), Qt::CaseInsensitive) == 0; });
    if (by != words.end() && std::next(by) != words.end())
        line.by = std::next(by)->toLower();
    // The comment beside the name is written by who took the message; the name itself by who gave it.
    const QString text = QString::fromUtf8(value);
    const qsizetype end = text.indexOf(QLatin1StringView(" by "), 0, Qt::CaseInsensitive);
    line.fromInside = line.hasFrom && isAllInside(end < 0 ? text : text.first(end));
    return line;
}

} // namespace sallyport::mail
