// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Router: which handler answers which method and path, exactly; no patterns but one segment.
//   router.add("GET", "/account/v1/sessions", listSessions);
//   router.add("DELETE", "/account/v1/sessions/*", endSession);   // the handler reads lastSegment(request)
#pragma once

#include "service/http/http_types.h"

namespace sallyport::service {

class Router {
public:
    /// `path` is compared byte for byte; one "*" as a segment of it stands for one of 1 to 128 characters of RFC 3986
    /// "unreserved". No two handlers for one method and path.
    void add(QByteArray method, QByteArray path, Handler handler);
    /// Calls the handler; 404 `not_found` for an unknown path, 405 with Allow for a known one. HEAD is not GET.
    void handle(HttpRequest request, Answerer answer) const;
    /// Every method and path that was added, in that order.
    QList<std::pair<QByteArray, QByteArray>> routes() const;

private:
    struct Route {
        QByteArray method;
        QByteArray path;                // up to the "*"
        std::optional<QByteArray> rest; // after it
        Handler handler;
        bool matches(QByteArrayView asked) const;
    };
    QList<Route> m_routes;
};

/// What stands after the last "/" of the path.
QByteArray lastSegment(const HttpRequest& request);
/// The segment before the last.
QByteArray segmentBeforeLast(const HttpRequest& request);

} // namespace sallyport::service
