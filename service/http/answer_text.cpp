// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/answer_text.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

QByteArrayView reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 417:
        return "Expectation Failed";
    case 421:
        return "Misdirected Request";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return ""; // RFC 9112 4: may be empty
    }
}

bool isOneLine(const QByteArray& text)
{
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void appendHeader(std::string& out, QByteArrayView name, QByteArrayView value)
{
    out.append(name.data(), static_cast<std::size_t>(name.size())).append(": ");
    out.append(value.data(), static_cast<std::size_t>(value.size())).append("\r\n");
}

} // namespace

QByteArray httpDate(std::int64_t unixSeconds)
{
    const auto time = QDateTime::fromSecsSinceEpoch(unixSeconds, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

std::string answerText(const HttpAnswer& answer, std::int64_t unixSeconds, bool keepAlive, bool withBody)
{
    const bool writable = isOneLine(answer.contentType) && std::ranges::all_of(answer.headers, [](const HttpHeader& h) {
                              return isOneLine(h.name) && isOneLine(h.value);
                          });
    if (!writable)
        return answerText({.status = 500, .headers = {}, .contentType = {}, .body = {}}, unixSeconds, keepAlive);
    const auto reason = reasonOf(answer.status);
    std::string out = "HTTP/1.1 " + std::to_string(answer.status) + ' ';
    out.append(reason.data(), static_cast<std::size_t>(reason.size())).append("\r\n");
    appendHeader(out, "Date", httpDate(unixSeconds));
    appendHeader(out, "Cache-Control", "no-store");
    appendHeader(out, "X-Content-Type-Options", "nosniff");
    if (!answer.contentType.isEmpty())
        appendHeader(out, "Content-Type", answer.contentType);
    for (const auto& header : answer.headers)
        appendHeader(out, header.name, header.value);
    if (!keepAlive)
        appendHeader(out, "Connection", "close");
    if (answer.status != 204) // RFC 9110 8.6
        appendHeader(out, "Content-Length", QByteArray::number(answer.body.size()));
    out.append("\r\n");
    if (withBody)
        out.append(answer.body.constData(), static_cast<std::size_t>(answer.body.size()));
    return out;
}

} // namespace sallyport::service
