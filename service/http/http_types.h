// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and answers as the rest of the service sees them; Boost.Beast stays inside service/http.
//   void handle(HttpRequest request, Answerer answer) { answer(jsonAnswer(200, {{"ok", true}})); }
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace sallyport::service {

struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

struct HttpRequest {
    QByteArray method; ///< upper case
    QByteArray path;   ///< percent-encoded as received, without query
    QByteArray query;  ///< without "?"; may be empty
    QList<HttpHeader> headers;
    QByteArray body;     ///< at most the server's limit (64 KiB)
    QString peerAddress; ///< "127.0.0.1" or "::1"; counts and limits go by it

    /// The only header of that name (any case); nothing when absent or given twice.
    std::optional<QByteArray> header(QByteArrayView name) const;
    /// How many headers have that name.
    qsizetype headerCount(QByteArrayView name) const;
};

struct HttpAnswer {
    int status = 200;
    QList<HttpHeader> headers; ///< beside Content-Length, Date, Cache-Control: no-store
    QByteArray contentType;
    QByteArray body;
};

HttpAnswer jsonAnswer(int status, const QJsonObject& body, QList<HttpHeader> headers = {});

/// Gives the answer; call it once, on the event loop's thread. Dropping it answers 500. Safe after the client has left.
using Answerer = std::move_only_function<void(HttpAnswer)>;
using Handler = std::function<void(HttpRequest, Answerer)>;

} // namespace sallyport::service
