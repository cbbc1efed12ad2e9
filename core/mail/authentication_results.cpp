// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/authentication_results.h"

#include <QHostAddress>

#include <algorithm>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxBytes = 16 * 1024;
constexpr qsizetype maxResults = 100;

/// Words, and the signs ";" and "=" as words of their own; comments left out, quoted strings without quotes. Ends at a
/// quote in a comment.
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
            if (c == '"')
                break; // a stranger's address, copied there: its ")" may not be the comment's end, so nothing behind
                       // counts
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

/// The words of what stands between "from" and "by", parentheses and the signs of comments left out.
QStringList wordsOfHop(const QString& text)
{
    QString spaced = text;
    for (QChar& c : spaced) {
        if (QStringView(u"()=,;<>\"").contains(c))
            c = u' ';
    }
    return spaced.split(u' ', Qt::SkipEmptyParts);
}

/// An address as such lines have it: "[192.0.2.1]", "192.0.2.1:25", "IPv6:::1"; null for all else, "10" included.
QHostAddress addressIn(QString word)
{
    if (const qsizetype open = word.indexOf(u'['); open >= 0)
        word = word.sliced(open + 1).section(u']', 0, 0);
    if (word.startsWith(QLatin1StringView("ipv6:"), Qt::CaseInsensitive))
        word.remove(0, 5);
    if (word.count(u':') == 1)
        word = word.section(u':', 0, 0);
    return word.count(u'.') == 3 || word.count(u':') >= 2 ? QHostAddress(word) : QHostAddress();
}

/// Who took the message saw it come from a private network. What stands right behind "from" or as the greeting is the
/// sender's own word: it can speak against that, never for it.
bool isFromInside(const QString& text)
{
    const QStringList words = wordsOfHop(text);
    bool seen = false;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const bool greeting = i == 1 || words[i - 1].compare(QLatin1StringView("helo"), Qt::CaseInsensitive) == 0
            || words[i - 1].compare(QLatin1StringView("ehlo"), Qt::CaseInsensitive) == 0;
        const QHostAddress address = addressIn(words[i]);
        const bool literal = words[i].contains(u'[');
        const bool outside = address.isNull() ? literal && !greeting : !isInside(address);
        if (outside)
            return false;
        seen = seen || (literal && !greeting);
    }
    return seen;
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
    // The last "by" is the writer's; one before it is a part of what the sender greeted with.
    const auto end = std::ranges::find(words, QStringLiteral(";"));
    for (auto word = words.begin(); word != end && std::next(word) != end; ++word) {
        if (word->compare(QLatin1StringView("by"), Qt::CaseInsensitive) == 0)
            line.by = std::next(word)->toLower();
    }
    const QString text = QString::fromUtf8(value).simplified();
    const qsizetype by = text.lastIndexOf(QLatin1StringView(" by "), -1, Qt::CaseInsensitive);
    line.fromInside = line.hasFrom && isFromInside(by < 0 ? text : text.first(by));
    return line;
}

} // namespace sallyport::mail
