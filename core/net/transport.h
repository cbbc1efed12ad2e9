// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Transport: the port through which core asks an HTTPS service. One request made is one request sent: no repeats, no
// redirects followed, no cookies, no cache.
//   transport.send({.method = Method::post, .url = url, .headers = {...}, .body = form}).then(this, ...);
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/base/task.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace sallyport::net {

enum class Method { get, post, put, patch, del };

struct Header {
    QByteArray name;
    QByteArray value;
};

struct HttpRequest {
    Method method = Method::get;
    QUrl url;                    ///< https, on a pinned origin, without fragment
    QList<Header> headers = {};  ///< beside those the transport sets (Host, Content-Length, Accept)
    QByteArray contentType = {}; ///< for a body
    QByteArray body = {};
    std::chrono::milliseconds timeout{20'000}; ///< for the whole exchange
    qsizetype maxAnswerBytes = qsizetype{1024} * 1024;
    /// The body or the answer has a secret of its own, a passcode say. Its connection is closed afterwards, because a
    /// socket's buffers keep what went through them last.
    bool holdsSecret = false;
    CancelToken cancel = {};
};

/// How the connection was proved; shown on the address plate.
struct ConnectionFacts {
    QString host = {};          ///< ASCII, as sent
    QByteArray spkiSha256 = {}; ///< of the peer's certificate, 32 bytes
    QString tlsVersion = {};    ///< "TLS 1.3"
    bool pinned = false;        ///< a pin matched (never false on a pinned origin: the request fails instead)
    QString proxy = {};         ///< "host:port" of the proxy the person set, or empty
};

struct HttpResponse {
    int status = 0;
    QList<Header> headers = {};
    QByteArray body = {};
    ConnectionFacts connection = {};

    /// The first header of that name (any case), or nothing.
    std::optional<QByteArray> header(QByteArrayView name) const;
};

enum class TransportError {
    notAllowed,         ///< not https, not on a pinned origin, or not a plain address: nothing was sent
    hostNotFound,       ///< the name did not resolve
    unreachable,        ///< refused, or no way there
    certificateInvalid, ///< expired, not yet valid, wrong name or not from the pinned authority: nothing was sent
    pinMismatch,        ///< a certificate with another key: nothing was sent
    tlsTooOld,          ///< no TLS 1.2 or newer in common
    tlsFailed,          ///< any other failure of the handshake, also a connection that ended in it: nothing was sent
    redirected,         ///< the service answered with a redirect; it was not followed
    answerTooLarge,     ///< more bytes than maxAnswerBytes, or more than 64 KiB of headers
    answerIncomplete,   ///< the connection ended in the middle of the answer, or the answer does not say where it ends
    hungUp, ///< the connection ended before status line and headers came; whether the request was acted on is unknown
    timedOut,
    proxyFailed, ///< the proxy the person set refused, failed or is not there: nothing was sent
    cancelled,
    abandoned
};

class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    /// Any HTTP status but a redirect is an answer.
    virtual Task<HttpResponse, TransportError> send(HttpRequest request) = 0;
    /// Cuts off what is under way (answered `abandoned`) and drops all connections: they remember what was last sent.
    virtual void forget() {}
};

/// The moment in the answer's Date header (RFC 9110 5.6.7, IMF-fixdate), in UTC; nothing if absent or bad.
std::optional<QDateTime> answerDate(const HttpResponse& response);

/// Seconds to wait, from Retry-After (RFC 9110 10.2.3, seconds or a date), capped at one day; nothing if absent or bad.
std::optional<std::chrono::seconds> retryAfter(const HttpResponse& response, const QDateTime& nowUtc);

} // namespace sallyport::net
