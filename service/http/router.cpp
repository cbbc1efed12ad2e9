// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/router.h"

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

constexpr qsizetype maxSegment = 128;

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

bool isOneSegment(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxSegment && std::ranges::all_of(text, isUnreserved);
}

} // namespace

void Router::add(QByteArray method, QByteArray path, Handler handler)
{
    const bool anySegment = path.endsWith("/*");
    if (anySegment)
        path.chop(1);
    m_routes.append({std::move(method), std::move(path), anySegment, std::move(handler)});
}

void Router::handle(HttpRequest request, Answerer answer) const
{
    QByteArrayList allowed;
    for (const auto& route : m_routes) {
        const bool matches = route.anySegment ? request.path.startsWith(route.path)
                && isOneSegment(QByteArrayView(request.path).sliced(route.path.size()))
                                              : request.path == route.path;
        if (!matches)
            continue;
        if (route.method == request.method)
            return route.handler(std::move(request), std::move(answer));
        allowed.append(route.method);
    }
    if (allowed.isEmpty())
        return answer(jsonAnswer(404, {{u"error"_s, u"not_found"_s}}));
    answer(jsonAnswer(405, {{u"error"_s, u"method_not_allowed"_s}}, {{"Allow", allowed.join(", ")}}));
}

QByteArray lastSegment(const HttpRequest& request)
{
    return request.path.sliced(request.path.lastIndexOf('/') + 1);
}

} // namespace sallyport::service
