// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/http_types.h"

#include "core/base/json.h"

namespace sallyport::service {

qsizetype HttpRequest::headerCount(QByteArrayView name) const
{
    return std::ranges::count_if(
        headers, [name](const HttpHeader& h) { return h.name.compare(name, Qt::CaseInsensitive) == 0; });
}

std::optional<QByteArray> HttpRequest::header(QByteArrayView name) const
{
    std::optional<QByteArray> found;
    for (const auto& h : headers) {
        if (h.name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found)
            return std::nullopt;
        found = h.value;
    }
    return found;
}

HttpAnswer jsonAnswer(int status, const QJsonObject& body, QList<HttpHeader> headers)
{
    return {.status = status,
            .headers = std::move(headers),
            .contentType = QByteArrayLiteral("application/json"),
            .body = writeJson(body)};
}

} // namespace sallyport::service
