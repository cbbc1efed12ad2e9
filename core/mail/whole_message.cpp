// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/whole_message.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxHeaderBytes = 256 * 1024;
constexpr int enough = 3; // a letter that begins "Dear Sir: " has one, a form of "From: To: " two

constexpr std::array<QByteArrayView, 7> usual{"from", "to", "subject", "date", "message-id", "received", "return-path"};

/// The name of the field in this line, lower case; empty where there is none.
QByteArray fieldName(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 1 || line.sliced(colon + 1).startsWith("//")) // the latter is a link
        return {};
    const QByteArrayView name = line.first(colon);
    const bool good = std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f'; });
    return good ? name.toByteArray().toLower() : QByteArray();
}

QByteArrayView withoutMarkAndEmptyLines(QByteArrayView bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);
    while (!bytes.isEmpty() && (bytes.front() == '\r' || bytes.front() == '\n'))
        bytes = bytes.sliced(1);
    return bytes;
}

/// The "From " line without its end; empty where there is none.
QByteArrayView mailboxLine(QByteArrayView bytes)
{
    if (!bytes.startsWith("From "))
        return {};
    const qsizetype end = bytes.indexOf('\n');
    return end < 0 ? bytes : bytes.first(end);
}

} // namespace

QByteArrayView withoutPreface(QByteArrayView bytes)
{
    bytes = withoutMarkAndEmptyLines(bytes);
    const QByteArrayView line = mailboxLine(bytes);
    return line.isEmpty() ? bytes : bytes.sliced(std::min(line.size() + 1, bytes.size()));
}

bool hasPlainPreface(QByteArrayView bytes)
{
    QByteArrayView line = mailboxLine(withoutMarkAndEmptyLines(bytes));
    if (line.endsWith('\r'))
        line.chop(1);
    return std::ranges::none_of(
        line, [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f'; });
}

bool isWholeMessage(QByteArrayView bytes)
{
    QByteArrayView rest = withoutPreface(bytes);
    rest = rest.first(std::min(rest.size(), maxHeaderBytes));
    std::array<bool, usual.size()> seen{};
    bool first = true;
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        QByteArrayView line = rest.first(end < 0 ? rest.size() : end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            break;
        const bool goesOn = line.front() == ' ' || line.front() == '\t';
        const QByteArray name = goesOn ? QByteArray() : fieldName(line);
        if (goesOn ? first : name.isEmpty())
            return false;
        first = false;
        if (const auto found = std::ranges::find(usual, QByteArrayView(name)); found != usual.end())
            seen[static_cast<std::size_t>(found - usual.begin())] = true;
    }
    return seen.front() && std::ranges::count(seen, true) >= enough;
}

} // namespace sallyport::mail
