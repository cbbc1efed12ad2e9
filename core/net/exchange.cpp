// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/exchange.h"

#include "core/net/client_tls.h"
#include "core/net/network_error.h"
#include "core/net/one_time_body.h"

#include <QNetworkAccessManager>

namespace sallyport::net {

namespace {

constexpr qint64 readBufferBytes = 256 * 1024;
constexpr qint64 maxHeadBytes = 64 * 1024;

QByteArray verb(Method method)
{
    switch (method) {
    case Method::get:
        return "GET";
    case Method::post:
        return "POST";
    case Method::put:
        return "PUT";
    case Method::patch:
        return "PATCH";
    case Method::del:
        return "DELETE";
    }
    return {};
}

QNetworkRequest prepared(const HttpRequest& request, const QSslConfiguration& tls)
{
    QNetworkRequest prepared(request.url);
    prepared.setSslConfiguration(tls);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    prepared.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Sallyport"));
    prepared.setRawHeader("Accept", "application/json");
    prepared.setRawHeader("Accept-Encoding", "identity"); // else QNetworkAccessManager unpacks what may be a bomb
    prepared.setRawHeader("Accept-Language", "*");        // else it tells the system's language
    for (const Header& header : request.headers)
        prepared.setRawHeader(header.name, header.value);
    if (!request.contentType.isEmpty())
        prepared.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    prepared.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    return prepared;
}

/// How many bytes of body the head announces; nothing if it does not say where the body ends.
struct BodyEnd {
    bool chunked = false;
    std::optional<qint64> length = {};
};

BodyEnd bodyEnd(const HttpResponse& head)
{
    if (head.status == 204)
        return {.length = 0};
    if (const auto coding = head.header("Transfer-Encoding"))
        return {.chunked = coding->compare("chunked", Qt::CaseInsensitive) == 0};
    bool good = false;
    const auto length = head.header("Content-Length").value_or(QByteArray()).toLongLong(&good);
    return {.length = good && length >= 0 ? std::optional<qint64>(length) : std::nullopt};
}

qint64 headBytes(const QNetworkReply& reply)
{
    qint64 bytes = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray().size();
    for (const auto& [name, value] : reply.rawHeaderPairs())
        bytes += name.size() + value.size();
    return bytes;
}

} // namespace

Exchange::Exchange(HttpRequest request, ConnectionRules rules, QObject* parent)
    : QObject(parent), m_request(std::move(request)), m_rules(std::move(rules))
{
}

Task<HttpResponse, TransportError> Exchange::start(QNetworkAccessManager& manager)
{
    const QNetworkRequest request = prepared(m_request, m_rules.tls);
    auto* const body = new OneTimeBody(std::move(m_request.body));
    m_reply = manager.sendCustomRequest(request, verb(m_request.method), body);
    body->setParent(m_reply); // which reads it to its own end
    m_reply->setReadBufferSize(readBufferBytes);
    listen();
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(TransportError::timedOut); });
    m_limit.start(m_request.timeout);
    m_request.cancel.onCancelled([self = QPointer(this)] {
        if (self)
            self->fail(TransportError::cancelled);
    });
    return m_promise.task();
}

void Exchange::listen()
{
    connect(m_reply, &QNetworkReply::encrypted, this, &Exchange::onEncrypted);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this] { m_certificateRefused = true; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::collect);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onReplyFinished);
}

void Exchange::onEncrypted()
{
    // The network thread waits for this to return: what fails here has not sent a byte.
    if (std::exchange(m_encrypted, true))
        fail(TransportError::hungUp); // a second connection for the same request could only repeat it
    else if (!isNamed(m_reply->sslConfiguration().peerCertificate(), m_request.url.host(QUrl::FullyEncoded)))
        fail(TransportError::certificateInvalid);
    else if (!mayTalkTo(facts()))
        fail(TransportError::pinMismatch);
}

void Exchange::onHead()
{
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.connection = facts();
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        m_answer.headers.append({name, value});
    const BodyEnd end = bodyEnd(m_answer);
    if (!mayTalkTo(m_answer.connection)) // a kept-alive connection has no onEncrypted
        fail(TransportError::pinMismatch);
    else if (m_answer.status >= 300 && m_answer.status < 400)
        fail(TransportError::redirected);
    else if (headBytes(*m_reply) > maxHeadBytes || end.length.value_or(0) > m_request.maxAnswerBytes)
        fail(TransportError::answerTooLarge);
    else if (!end.chunked && !end.length) // cut short, such an answer would look like a whole one
        fail(TransportError::answerIncomplete);
}

void Exchange::collect()
{
    if (m_error || m_done)
        return;
    m_answer.body += m_reply->readAll();
    if (m_answer.body.size() > m_request.maxAnswerBytes)
        fail(TransportError::answerTooLarge);
}

void Exchange::onReplyFinished()
{
    collect();
    if (std::exchange(m_done, true))
        return;
    m_limit.stop();
    auto answer = result();
    const bool reusable = answer.has_value();
    m_promise.finish(std::move(answer));
    Q_EMIT finished(reusable);
    m_reply->deleteLater();
    deleteLater();
}

void Exchange::fail(TransportError error)
{
    if (m_done || m_error)
        return;
    m_error = error;
    m_reply->abort(); // reports finished before it returns
}

ConnectionFacts Exchange::facts() const
{
    const QSslConfiguration connection = m_reply->sslConfiguration();
    ConnectionFacts facts{.host = m_request.url.host(QUrl::FullyEncoded),
                          .spkiSha256 = spkiSha256(connection.peerCertificate()),
                          .tlsVersion = tlsVersionText(connection),
                          .proxy = m_rules.proxy};
    facts.pinned = m_rules.pins.isEmpty() ? m_rules.onlyPinnedAuthority : m_rules.pins.contains(facts.spkiSha256);
    return facts;
}

bool Exchange::mayTalkTo(const ConnectionFacts& facts) const
{
    return (facts.pinned || m_rules.pins.isEmpty()) && !facts.tlsVersion.isEmpty();
}

Result<HttpResponse, TransportError> Exchange::result()
{
    if (m_error)
        return std::unexpected(*m_error);
    if (!isHttpAnswer(m_reply->error()) || m_answer.status == 0)
        return std::unexpected(networkError());
    return std::move(m_answer);
}

TransportError Exchange::networkError() const
{
    return toTransportError(m_reply->error(),
                            {.certificateRefused = m_certificateRefused,
                             .viaProxy = !m_rules.proxy.isEmpty(),
                             .mayBeSent = m_encrypted || m_rules.mayBeConnected,
                             .answerBegan = m_answer.status != 0,
                             .text = m_reply->errorString()});
}

} // namespace sallyport::net
