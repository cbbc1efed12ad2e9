// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/network_error.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sallyport::net {

namespace {

using Reply = QNetworkReply;

/// How QNetworkReply reports a status from 400 on.
constexpr std::array httpStatuses{
    Reply::NoError,
    Reply::ContentAccessDenied,
    Reply::ContentOperationNotPermittedError,
    Reply::ContentNotFoundError,
    Reply::AuthenticationRequiredError,
    Reply::ContentConflictError,
    Reply::ContentGoneError,
    Reply::UnknownContentError,
    Reply::ProtocolInvalidOperationError,
    Reply::InternalServerError,
    Reply::OperationNotImplementedError,
    Reply::ServiceUnavailableError,
    Reply::UnknownServerError,
};

/// Errors that mean the same however far the exchange had come.
constexpr std::array plainErrors{
    std::pair(Reply::HostNotFoundError, TransportError::hostNotFound),
    std::pair(Reply::ConnectionRefusedError, TransportError::unreachable),
    std::pair(Reply::TimeoutError, TransportError::timedOut),
    // it would have been repeated, so it had been sent
    std::pair(Reply::ContentReSendError, TransportError::hungUp),
    std::pair(Reply::ProxyConnectionRefusedError, TransportError::proxyFailed),
    std::pair(Reply::ProxyConnectionClosedError, TransportError::proxyFailed),
    std::pair(Reply::ProxyNotFoundError, TransportError::proxyFailed),
    std::pair(Reply::ProxyTimeoutError, TransportError::proxyFailed),
    std::pair(Reply::ProxyAuthenticationRequiredError, TransportError::proxyFailed),
    std::pair(Reply::UnknownProxyError, TransportError::proxyFailed),
    std::pair(Reply::TooManyRedirectsError, TransportError::redirected),
    std::pair(Reply::InsecureRedirectError, TransportError::redirected),
    // not HTTP
    std::pair(Reply::ProtocolFailure, TransportError::answerIncomplete),
};

/// OpenSSL says why a handshake failed only in words, never translated; no match means "some other reason".
bool saysTooOld(const QString& text)
{
    return text.contains(QLatin1String("protocol version")) || text.contains(QLatin1String("unsupported protocol"));
}

} // namespace

bool isHttpAnswer(QNetworkReply::NetworkError error)
{
    return std::ranges::find(httpStatuses, error) != httpStatuses.end();
}

TransportError toTransportError(QNetworkReply::NetworkError error, const ExchangeProgress& progress)
{
    const auto plain = std::ranges::find(plainErrors, error, &std::pair<Reply::NetworkError, TransportError>::first);
    if (plain != plainErrors.end())
        return plain->second;
    if (error == Reply::SslHandshakeFailedError) {
        if (progress.certificateRefused)
            return TransportError::certificateInvalid;
        return saysTooOld(progress.text) ? TransportError::tlsTooOld : TransportError::tlsFailed;
    }
    // The connection is gone, or never was: what that means depends on how far it had come.
    if (progress.answerBegan)
        return TransportError::answerIncomplete;
    if (progress.mayBeSent)
        return TransportError::hungUp;
    if (error == Reply::RemoteHostClosedError)
        return TransportError::tlsFailed;
    // QNetworkReply has no name for what most proxies do wrong.
    return progress.viaProxy ? TransportError::proxyFailed : TransportError::unreachable;
}

} // namespace sallyport::net
