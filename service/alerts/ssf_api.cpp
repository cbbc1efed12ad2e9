// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/ssf_api.h"

#include "service/http/http_limits.h"

namespace sallyport::service {

namespace {

static_assert(HttpLimits{}.answer > longestPark, "the server would give up before a poll does");
constexpr RateLimit verifyRate{.burst = 10, .perSecond = 0.1};
const QString pollMethod = QStringLiteral("urn:ietf:rfc:8936");

QJsonArray arrayOf(const QByteArrayList& texts)
{
    QJsonArray array;
    for (const auto& text : texts)
        array.append(QString::fromLatin1(text));
    return array;
}

bool isJson(const HttpRequest& request)
{
    const QByteArray type = request.header("Content-Type").value_or(QByteArray()).split(';').first();
    return type.trimmed().toLower() == "application/json" && request.headerCount("Content-Encoding") == 0;
}

} // namespace

SsfApi::SsfApi(SignInContext& context, AlertJournal& journal)
    : m_context(context),
      m_guard(context, "ssf.read", context.alertRate, OnShared::everything),
      m_verifyRate(context.parts.clock, verifyRate),
      m_records(context.parts.store.database),
      m_streams(context.parts.store.database),
      m_desk(context)
{
    journal.listen([this](std::int64_t accountId) { m_desk.wake(accountId); });
}

void SsfApi::addRoutes(Router& router)
{
    const auto add = [&](const char* method, const char* path, void (SsfApi::*handler)(const HttpRequest&, Answerer)) {
        router.add(method, path, [this, handler](const HttpRequest& request, Answerer answer) {
            (this->*handler)(request, std::move(answer));
        });
    };
    add("GET", "/.well-known/ssf-configuration", &SsfApi::configuration);
    add("POST", "/ssf/stream", &SsfApi::stream);
    add("POST", "/ssf/poll/*", &SsfApi::poll);
    add("POST", "/ssf/verify", &SsfApi::verify);
}

void SsfApi::housekeeping()
{
    m_desk.housekeeping();
    static_cast<void>(m_context.parts.store.database.inTransaction([&] {
        m_records.forgetBefore(m_context.now() - alertsKept);
        return Done{};
    }));
}

/// SSF 1.0 7.1
void SsfApi::configuration(const HttpRequest& request, Answerer answer)
{
    if (auto refused = m_context.refuseFlood(request))
        return answer(std::move(*refused));
    const auto issuer = QString::fromLatin1(m_context.parts.issuer);
    answer(jsonAnswer(200,
                      {{QStringLiteral("spec_version"), QStringLiteral("1_0")},
                       {QStringLiteral("issuer"), issuer},
                       {QStringLiteral("jwks_uri"), issuer + QStringLiteral("/oauth/jwks")},
                       {QStringLiteral("delivery_methods_supported"), QJsonArray{pollMethod}},
                       {QStringLiteral("configuration_endpoint"), issuer + QStringLiteral("/ssf/stream")},
                       {QStringLiteral("verification_endpoint"), issuer + QStringLiteral("/ssf/verify")},
                       {QStringLiteral("authorization_schemes"),
                        QJsonArray{QJsonObject{{QStringLiteral("spec_urn"), QStringLiteral("urn:ietf:rfc:6749")}}}},
                       {QStringLiteral("default_subjects"), QStringLiteral("ALL")}}));
}

void SsfApi::stream(const HttpRequest& request, Answerer answer)
{
    m_guard.serve(request, std::move(answer), [this](const HttpRequest& asked, const Session& caller) {
        const auto types = isJson(asked) ? readStreamRequest(asked.body) : std::nullopt;
        return types ? openStream(caller, *types) : accountError(400, "invalid_request");
    });
}

/// SSF 1.0 8.1.1.1. A second request for the session's one stream may ask for more events, never for fewer: whoever has
/// a copy of the session could make it deaf, and its proofs of life would come all the same.
HttpAnswer SsfApi::openStream(const Session& caller, const QByteArrayList& types)
{
    auto stream = m_streams.find(caller.id);
    const bool isNew = !stream;
    if (isNew) {
        stream = AlertStreamRow{
            .sessionId = caller.id, .streamId = randomToken(m_context.parts.random, 16), .eventTypes = types};
        m_streams.add(*stream);
    } else {
        for (const auto& type : types) {
            if (!stream->eventTypes.contains(type))
                stream->eventTypes.append(type);
        }
        m_streams.setEventTypes(caller.id, stream->eventTypes);
    }
    // On a shared computer only what happens while the session lasts: the person's last 90 days do not belong there.
    const bool isOwn = !caller.deviceId.isEmpty();
    m_records.addReader(caller.accountId, readerName(caller), isOwn ? 0 : caller.createdAt);
    const auto& issuer = m_context.parts.issuer;
    const QJsonObject delivery{
        {QStringLiteral("method"), pollMethod},
        {QStringLiteral("endpoint_url"), QString::fromLatin1(issuer + "/ssf/poll/" + stream->streamId)}};
    return jsonAnswer(isNew ? 201 : 200,
                      {{QStringLiteral("stream_id"), QString::fromLatin1(stream->streamId)},
                       {QStringLiteral("iss"), QString::fromLatin1(issuer)},
                       {QStringLiteral("aud"), QString::fromLatin1(audienceOf(issuer, stream->streamId))},
                       {QStringLiteral("delivery"), delivery},
                       {QStringLiteral("events_supported"), arrayOf(toldEventTypes())},
                       {QStringLiteral("events_delivered"), arrayOf(stream->eventTypes)}});
}

void SsfApi::poll(const HttpRequest& request, Answerer given)
{
    auto answer = m_guard.withNonce(std::move(given));
    const auto caller = m_guard.admit(request);
    if (!caller)
        return answer(caller.error());
    auto poll = isJson(request) ? readPollRequest(request.body) : std::nullopt;
    if (!poll)
        return answer(accountError(400, "invalid_request"));
    m_desk.poll(*caller, lastSegment(request), std::move(*poll), std::move(answer));
}

/// SSF 1.0 8.1.4: 204, and the event comes through the stream.
void SsfApi::verify(const HttpRequest& request, Answerer given)
{
    auto answer = m_guard.withNonce(std::move(given));
    const auto caller = m_guard.admit(request);
    if (!caller)
        return answer(caller.error());
    const auto asked = isJson(request) ? readVerifyRequest(request.body) : std::nullopt;
    if (!asked)
        return answer(accountError(400, "invalid_request"));
    const auto stream = m_context.parts.store.database.inTransaction([&] { return m_streams.find(caller->id); });
    if (!stream)
        return answer(unavailable());
    if (!*stream || (*stream)->streamId != asked->streamId)
        return answer(accountError(404, "not_found"));
    if (const auto wait = m_verifyRate.take(caller->id))
        return answer(tooManyRequests(*wait));
    answer({.status = 204});
    m_desk.verify(*caller, asked->streamId, asked->state);
}

} // namespace sallyport::service
