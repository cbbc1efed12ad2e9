// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/dpop_sender.h"

#include "core/base/json.h"
#include "core/jose/dpop_proof.h"

namespace sallyport::auth {

namespace {

constexpr qsizetype maxNonceLength = 512;

QByteArray methodName(net::Method method)
{
    switch (method) {
    case net::Method::get:
        return QByteArrayLiteral("GET");
    case net::Method::post:
        return QByteArrayLiteral("POST");
    case net::Method::put:
        return QByteArrayLiteral("PUT");
    case net::Method::patch:
        return QByteArrayLiteral("PATCH");
    case net::Method::del:
        break;
    }
    return QByteArrayLiteral("DELETE");
}

/// RFC 9449 8 (authorization server: JSON) and 9 (resource server: WWW-Authenticate).
bool demandsNonce(const net::HttpResponse& response)
{
    const QByteArrayView demand = "use_dpop_nonce";
    if (dpopChallengeParameter(response, "error") == demand)
        return true;
    const auto body = readJsonObject(response.body, {.maxBytes = 16 * 1024, .maxDepth = 4});
    return body && stringMember(*body, u"error") == QLatin1String("use_dpop_nonce");
}

/// Where the quoted string (RFC 9110 5.6.4) that `text` begins with ends; -1 if nowhere.
qsizetype closingQuote(QByteArrayView text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == '"')
            return i;
        if (text[i] == '\\')
            ++i;
    }
    return -1;
}

std::optional<QByteArray> nonceOf(const net::HttpResponse& response)
{
    auto nonce = response.header("DPoP-Nonce");
    if (!nonce || nonce->isEmpty() || nonce->size() > maxNonceLength)
        return std::nullopt;
    return nonce;
}

} // namespace

struct DpopSender::Exchange {
    net::HttpRequest request;
    Audience audience;
    Secret accessToken;
    bool nonceDemandMet = false;
    std::int64_t sentAtMs = 0;
    Promise<net::HttpResponse, net::TransportError> promise = {};

    ~Exchange() { wipe(request.body); } // shares its bytes with the transport's copy: the last one wipes
};

DpopSender::DpopSender(net::Transport& transport, jose::EcKey key, Clock clock, Random random)
    : m_transport(transport), m_key(std::move(key)), m_clock(std::move(clock)), m_random(std::move(random))
{
}

std::unique_ptr<DpopSender> DpopSender::withKey(jose::EcKey key) const
{
    auto other = std::make_unique<DpopSender>(m_transport, std::move(key), m_clock, m_random);
    other->m_nonces = m_nonces;
    other->m_clockOffset = m_clockOffset;
    return other;
}

DpopSender::Task DpopSender::send(net::HttpRequest request, Audience audience, const Secret& accessToken)
{
    auto exchange = std::make_shared<Exchange>(std::move(request), audience, accessToken.clone());
    auto task = exchange->promise.task();
    attempt(exchange);
    return task;
}

DpopSender::Task DpopSender::sendPlain(net::HttpRequest request)
{
    auto promise = std::make_shared<Promise<net::HttpResponse, net::TransportError>>();
    auto task = promise->task();
    m_transport.send(std::move(request))
        .then(this, [this, promise, sentAt = m_clock.unixMs()](Result<net::HttpResponse, net::TransportError> answer) {
            if (answer)
                measureClock(*answer, sentAt);
            promise->finish(std::move(answer));
        });
    return task;
}

void DpopSender::attempt(const std::shared_ptr<Exchange>& exchange)
{
    exchange->sentAtMs = m_clock.unixMs();
    // iat by the service's clock: a service that judges it then accepts us although our own clock is wrong.
    const Clock serviceClock{.unixMs = [this] { return serviceTime() * 1000; }, .monotonicMs = m_clock.monotonicMs};
    net::HttpRequest request = exchange->request;
    const QByteArray proof = jose::makeDpopProof(m_key,
                                                 {.method = methodName(request.method),
                                                  .url = request.url,
                                                  .nonce = m_nonces[static_cast<std::size_t>(exchange->audience)],
                                                  .accessToken = exchange->accessToken.view()},
                                                 serviceClock, m_random);
    request.headers.append({QByteArrayLiteral("DPoP"), proof});
    if (!exchange->accessToken.isEmpty()) {
        request.headers.append({QByteArrayLiteral("Authorization"),
                                QByteArrayLiteral("DPoP ") + exchange->accessToken.view().toByteArray()});
    }
    m_transport.send(std::move(request))
        .then(this, [this, exchange](Result<net::HttpResponse, net::TransportError> answer) {
            finish(exchange, std::move(answer));
        });
}

void DpopSender::finish(const std::shared_ptr<Exchange>& exchange,
                        Result<net::HttpResponse, net::TransportError> answer)
{
    if (!answer)
        return exchange->promise.finish(std::move(answer));
    measureClock(*answer, exchange->sentAtMs);
    const auto nonce = nonceOf(*answer);
    if (nonce)
        m_nonces[static_cast<std::size_t>(exchange->audience)] = nonce;
    // Once only: a service that is never content must not keep us busy.
    if (nonce && demandsNonce(*answer) && !std::exchange(exchange->nonceDemandMet, true))
        return attempt(exchange);
    exchange->promise.finish(std::move(answer));
}

void DpopSender::measureClock(const net::HttpResponse& response, std::int64_t sentAtMs)
{
    const auto date = net::answerDate(response);
    if (!date)
        return;
    // Written between sending and now, in whole seconds, cut off: what agrees with that stays. The middle would be no
    // better, as a long poll is answered at its end.
    const std::int64_t least = date->toMSecsSinceEpoch() - m_clock.unixMs();
    const std::int64_t most = date->toMSecsSinceEpoch() + 1000 - sentAtMs;
    const std::int64_t heldMs = std::chrono::milliseconds(m_clockOffset).count();
    if (heldMs < least || heldMs > most)
        setClockOffset(std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(least + 500)));
}

void DpopSender::setClockOffset(std::chrono::seconds offset)
{
    // Whole seconds are all that is known: a second more or less than before, or than nothing, is no news.
    constexpr auto vague = std::chrono::seconds(1);
    if (std::chrono::abs(offset - m_clockOffset) > vague)
        m_clockOffset = std::chrono::abs(offset) > vague ? offset : std::chrono::seconds(0);
}

std::optional<QByteArray> dpopChallengeParameter(const net::HttpResponse& response, QByteArrayView name)
{
    const auto header = response.header("WWW-Authenticate");
    if (!header || header->size() > 4096
        || !header->first(std::min<qsizetype>(5, header->size())).toLower().startsWith("dpop "))
        return std::nullopt;
    QByteArrayView rest = QByteArrayView(*header).sliced(5);
    while (!rest.isEmpty()) {
        rest = rest.trimmed();
        const qsizetype equals = rest.indexOf('=');
        if (equals < 1)
            return std::nullopt;
        const QByteArrayView key = rest.first(equals).trimmed();
        rest = rest.sliced(equals + 1);
        const bool quoted = rest.startsWith('"');
        const qsizetype end = quoted ? closingQuote(rest) : rest.indexOf(',');
        if (quoted && end < 0)
            return std::nullopt;
        const QByteArrayView value = quoted ? rest.sliced(1, end - 1) : end < 0 ? rest : rest.first(end);
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.trimmed().toByteArray();
        if (end < 0)
            return std::nullopt;
        rest = rest.sliced(end);
        const qsizetype comma = rest.indexOf(',');
        rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
    }
    return std::nullopt;
}

} // namespace sallyport::auth
