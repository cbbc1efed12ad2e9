// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/raw_message.h"

#include "core/mail/whole_message.h"

#include <algorithm>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxHeaderBytes = 256 * 1024;
constexpr qsizetype maxFields = 2'000;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f' && c != ':'; });
}

/// One line of the headers, with its CRLF, put where it belongs; false for what is none.
bool takeLine(QByteArrayView line, QList<RawField>& fields)
{
    const QByteArrayView text = line.chopped(2);
    const auto isControl = [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f'; };
    if (std::ranges::any_of(text, isControl))
        return false;
    if (isBlank(text.front())) {
        if (fields.isEmpty() || std::ranges::all_of(text, isBlank))
            return false;
        fields.last().bytes += line;
        return true;
    }
    const qsizetype colon = text.indexOf(':');
    if (colon < 0 || !isFieldName(text.first(colon)) || fields.size() >= maxFields)
        return false;
    fields.append({text.first(colon).toByteArray().toLower(), line.toByteArray()});
    return true;
}

} // namespace

QByteArray withNetworkLineEnds(QByteArrayView text)
{
    QByteArray lines;
    lines.reserve(text.size() + text.size() / 32);
    char before = 0;
    for (const char c : text) {
        if (c == '\n' && before != '\r')
            lines += '\r';
        lines += c;
        before = c;
    }
    return lines;
}

std::optional<RawMessage> readRawMessage(QByteArrayView bytes)
{
    if (!hasPlainPreface(bytes))
        return std::nullopt;
    const QByteArray text = withNetworkLineEnds(withoutPreface(bytes));
    RawMessage message;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype end = text.indexOf("\r\n", at);
        const QByteArrayView line = QByteArrayView(text).sliced(at, (end < 0 ? text.size() : end + 2) - at);
        if (end < 0 || end > maxHeaderBytes)
            return std::nullopt;
        at = end + 2;
        if (line.size() == 2) {
            message.body = text.sliced(at);
            break;
        }
        if (!takeLine(line, message.fields))
            return std::nullopt;
    }
    return message;
}

bool isReadAlike(const RawMessage& raw, const Message& message)
{
    qsizetype own = 0;
    qsizetype content = 0;
    for (const RawField& field : raw.fields) {
        const bool ofContent = field.name.startsWith("content-"); // which the library keeps apart
        const QList<Header>& headers = ofContent ? message.contentHeaders : message.headers;
        qsizetype& at = ofContent ? content : own;
        QByteArray value = field.value().toByteArray();
        value.replace("\r\n", "");
        if (at >= headers.size() || headers[at].name != field.name || headers[at].value != value.trimmed())
            return false;
        ++at;
    }
    return own == message.headers.size() && content == message.contentHeaders.size();
}

} // namespace sallyport::mail
