// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/stream_calls.h"

#include "core/base/json.h"

namespace sallyport::account {

using auth::SessionError;
using auth::SessionProblem;
using net::HttpResponse;
using net::TransportError;

namespace {

StreamTrouble troubleOf(SessionProblem problem)
{
    switch (problem) {
    case SessionProblem::transport:
    case SessionProblem::abandoned:
        return StreamTrouble::transport;
    case SessionProblem::ended:
        return StreamTrouble::sessionEnded;
    case SessionProblem::stepUpNeeded:
    case SessionProblem::refreshRefused:
        return StreamTrouble::tokenRefused;
    case SessionProblem::unreadableAnswer:
        return StreamTrouble::unreadable;
    case SessionProblem::storeUnavailable:
    case SessionProblem::busy:
        break;
    }
    return StreamTrouble::storeFailed;
}

StreamFailure failureOf(const SessionError& error)
{
    return {.trouble = troubleOf(error.what), .transport = error.transport};
}

/// Of an answer that is not the one hoped for.
StreamFailure failureOf(const HttpResponse& answer)
{
    if (answer.status == 429 || answer.status >= 500) {
        return {.trouble = StreamTrouble::serviceBusy,
                .retryAfter = net::retryAfter(answer, net::answerDate(answer).value_or(QDateTime()))};
    }
    if (answer.status == 401 || answer.status == 403)
        return {.trouble = StreamTrouble::tokenRefused};
    return {.trouble = StreamTrouble::unreadable, .streamGone = answer.status == 404};
}

/// SSF 1.0 7.2; an issuer here has no path.
QUrl configurationUrl(const QString& issuer)
{
    return QUrl(issuer + QStringLiteral("/.well-known/ssf-configuration"), QUrl::StrictMode);
}

} // namespace

StreamCalls::StreamCalls(net::Transport& transport, auth::Session& session) : m_transport(transport), m_session(session)
{
}

net::HttpRequest StreamCalls::post(QUrl url, QByteArray body) const
{
    return {.method = net::Method::post,
            .url = std::move(url),
            .contentType = QByteArrayLiteral("application/json"),
            .body = std::move(body)};
}

StreamCalls::Answer<StreamPlace> StreamCalls::open(StreamPlace place)
{
    auto promise = std::make_shared<Promise<StreamPlace, StreamFailure>>();
    auto task = promise->task();
    const QString issuer = m_session.facts().issuer;
    m_transport.send({.url = configurationUrl(issuer), .maxAnswerBytes = 64 * 1024})
        .then(this, [this, promise, place, issuer](Result<HttpResponse, TransportError> answer) mutable {
            if (!answer)
                return promise->finish(std::unexpected(StreamFailure{.transport = answer.error()}));
            if (answer->status == 404)
                return promise->finish(std::unexpected(StreamFailure{.trouble = StreamTrouble::notOffered}));
            if (answer->status != 200)
                return promise->finish(std::unexpected(failureOf(*answer)));
            const auto found = readSsfConfiguration(answer->body, issuer);
            if (!found)
                return promise->finish(std::unexpected(StreamFailure{.trouble = StreamTrouble::unreadable}));
            place.verifyEndpoint = found->verificationEndpoint;
            place.jwksUri = found->jwksUri;
            makeStream(std::move(place), found->configurationEndpoint, promise);
        });
    return task;
}

void StreamCalls::makeStream(StreamPlace place, QUrl endpoint,
                             const std::shared_ptr<Promise<StreamPlace, StreamFailure>>& promise)
{
    m_session.authorizedSend(post(std::move(endpoint), writeStreamRequest()))
        .then(this, [this, promise, place](Result<HttpResponse, SessionError> answer) mutable {
            if (!answer)
                return promise->finish(std::unexpected(failureOf(answer.error())));
            if (answer->status != 200 && answer->status != 201)
                return promise->finish(std::unexpected(failureOf(*answer)));
            if (!readStream(answer->body, m_session.facts().issuer, place))
                return promise->finish(std::unexpected(StreamFailure{.trouble = StreamTrouble::unreadable}));
            promise->finish(std::move(place));
        });
}

StreamCalls::Answer<PollAnswer> StreamCalls::poll(const StreamPlace& place, const PollRequest& request,
                                                  std::chrono::milliseconds timeout, CancelToken cancel)
{
    auto promise = std::make_shared<Promise<PollAnswer, StreamFailure>>();
    auto task = promise->task();
    auto http = post(place.pollEndpoint, writePollRequest(request, place));
    http.timeout = timeout;
    http.maxAnswerBytes = maxPollBytes;
    http.cancel = std::move(cancel);
    m_session.authorizedSend(std::move(http)).then(this, [promise](Result<HttpResponse, SessionError> answer) {
        if (!answer)
            return promise->finish(std::unexpected(failureOf(answer.error())));
        if (answer->status != 200)
            return promise->finish(std::unexpected(failureOf(*answer)));
        auto read = readPollAnswer(answer->body);
        if (!read)
            return promise->finish(std::unexpected(StreamFailure{.trouble = StreamTrouble::unreadable}));
        promise->finish(std::move(*read));
    });
    return task;
}

StreamCalls::Answer<Done> StreamCalls::askForProof(const StreamPlace& place, const QByteArray& state)
{
    auto promise = std::make_shared<Promise<Done, StreamFailure>>();
    auto task = promise->task();
    const QByteArray body = writeJson(
        {{QStringLiteral("stream_id"), place.streamId}, {QStringLiteral("state"), QString::fromLatin1(state)}});
    m_session.authorizedSend(post(place.verifyEndpoint, body))
        .then(this, [promise](Result<HttpResponse, SessionError> answer) {
            if (!answer)
                return promise->finish(std::unexpected(failureOf(answer.error())));
            if (answer->status < 200 || answer->status > 299)
                return promise->finish(std::unexpected(failureOf(*answer)));
            promise->finish(Done{});
        });
    return task;
}

} // namespace sallyport::account
