// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/transport.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace sallyport::net {

namespace {

constexpr std::chrono::seconds longestRetry = std::chrono::hours(24);

/// "Sun, 06 Nov 1994 08:49:37 GMT"; the week day must be that day's.
std::optional<QDateTime> readHttpDate(QByteArrayView text)
{
    static const QString form = QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'");
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), form);
    if (!date.isValid())
        return std::nullopt;
    date.setTimeZone(QTimeZone::utc());
    return date;
}

std::optional<std::chrono::seconds> readSeconds(QByteArrayView text)
{
    const bool digits = !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return std::nullopt;
    bool fits = false;
    const qlonglong seconds = text.toByteArray().toLongLong(&fits);
    return fits ? std::chrono::seconds(seconds) : longestRetry;
}

} // namespace

std::optional<QByteArray> HttpResponse::header(QByteArrayView name) const
{
    for (const Header& header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return std::nullopt;
}

std::optional<QDateTime> answerDate(const HttpResponse& response)
{
    const auto text = response.header("Date");
    return text ? readHttpDate(*text) : std::nullopt;
}

std::optional<std::chrono::seconds> retryAfter(const HttpResponse& response, const QDateTime& nowUtc)
{
    const auto text = response.header("Retry-After");
    if (!text)
        return std::nullopt;
    auto wait = readSeconds(*text);
    if (!wait) {
        const auto date = readHttpDate(*text);
        if (!date)
            return std::nullopt;
        wait = std::chrono::seconds(nowUtc.secsTo(*date));
    }
    return std::clamp(*wait, std::chrono::seconds(0), longestRetry);
}

} // namespace sallyport::net
