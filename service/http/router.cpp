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
    std::optional<QByteArray> rest;
    if (const auto any = path.indexOf("/*"); any >= 0) {
        rest = path.sliced(any + 2);
        path.truncate(any + 1);
    }
    m_routes.append({std::move(method), std::move(path), std::move(rest), std::move(handler)});
}

bool Router::Route::matches(QByteArrayView asked) const
{
    if (!rest)
        return asked == path;
    return asked.size() > path.size() + rest->size() && asked.startsWith(path) && asked.endsWith(*rest)
        && isOneSegment(asked.sliced(path.size()).chopped(rest->size()));
}

void Router::handle(HttpRequest request, Answerer answer) const
{
    QByteArrayList allowed;
    for (const auto& route : m_routes) {
        if (!route.matches(request.path))
            continue;
        if (route.method == request.method)
            return route.handler(std::move(request), std::move(answer));
        allowed.append(route.method);
    }
    if (allowed.isEmpty())
        return answer(jsonAnswer(404, {{u"error"_s, u"not_found"_s}}));
    answer(jsonAnswer(405, {{u"error"_s, u"method_not_allowed"_s}}, {{"Allow", allowed.join(", ")}}));
}

QList<std::pair<QByteArray, QByteArray>> Router::routes() const
{
    QList<std::pair<QByteArray, QByteArray>> all;
    for (const auto& route : m_routes)
        all.append({route.method, route.rest ? route.path + '*' + *route.rest : route.path});
    return all;
}

QByteArray lastSegment(const HttpRequest& request)
{
    return request.path.sliced(request.path.lastIndexOf('/') + 1);
}

QByteArray segmentBeforeLast(const HttpRequest& request)
{
    const auto segments = request.path.split('/');
    return segments.value(segments.size() - 2);
}

} // namespace sallyport::service
