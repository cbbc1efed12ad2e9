// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/https_transport.h"

#include "core/net/client_tls.h"
#include "core/net/exchange.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>

#include <algorithm>
#include <array>

namespace sallyport::net {

namespace {

constexpr std::size_t idleLanesKept = 2;
// A connection idle for longer may be dead without our knowing (NAT, sleep), and a POST on it would be lost.
constexpr std::int64_t idleLimitMs = 15'000;

class NoCookies final : public QNetworkCookieJar {
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl&) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie>&, const QUrl&) override { return false; }
};

QNetworkProxy toQt(const ProxySetting& proxy)
{
    switch (proxy.kind) {
    case ProxyKind::none:
        break;
    case ProxyKind::http:
        return {QNetworkProxy::HttpProxy, proxy.host, proxy.port};
    case ProxyKind::socks5:
        return {QNetworkProxy::Socks5Proxy, proxy.host, proxy.port};
    }
    return {QNetworkProxy::NoProxy}; // not DefaultProxy, which asks the application, which may ask the system
}

bool isTokenCharacter(char c)
{
    constexpr QByteArrayView others = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || others.contains(c);
}

bool isOwn(const QByteArray& name)
{
    constexpr std::array<QByteArrayView, 9> own{"Host",       "Content-Length", "Transfer-Encoding",
                                                "Connection", "Upgrade",        "Expect",
                                                "TE",         "Cookie",         "Accept-Encoding"};
    return std::ranges::any_of(own, [&](QByteArrayView o) { return name.compare(o, Qt::CaseInsensitive) == 0; });
}

/// Visible ASCII, spaces and tabs: nothing that could begin another header or another request.
bool isFieldValue(const QByteArray& value)
{
    return std::ranges::all_of(value, [](char c) { return (c >= ' ' && c < 0x7f) || c == '\t'; });
}

bool mayCarry(const Header& header)
{
    return !header.name.isEmpty() && std::ranges::all_of(header.name, isTokenCharacter) && !isOwn(header.name)
        && isFieldValue(header.value);
}

} // namespace

/// One QNetworkAccessManager a request at a time. Two requests at once in one manager can leave it with a connection
/// that no reply saw being encrypted, and the next request would go out on it before any pin was compared.
class HttpsTransport::Lanes final : public QObject {
public:
    Lanes(const origin::ServiceProfile& profile, const ProxySetting& proxy, Clock clock)
        : m_issuer(profile.issuer),
          m_proxy(toQt(proxy)),
          m_clock(std::move(clock)),
          m_rules{.tls = clientTls(profile),
                  .pins = PinSet(profile.leafPins),
                  .onlyPinnedAuthority = !profile.caCertificatePem.isEmpty(),
                  .proxy = proxy.text()}
    {
    }
    ~Lanes() override
    {
        // Exchanges before the managers whose replies they hold.
        qDeleteAll(findChildren<Exchange*>(Qt::FindDirectChildrenOnly));
    }

    void forget()
    {
        m_idle.clear();
        qDeleteAll(findChildren<Exchange*>(Qt::FindDirectChildrenOnly));
        qDeleteAll(findChildren<QNetworkAccessManager*>(Qt::FindDirectChildrenOnly));
    }

    bool allows(const HttpRequest& request) const
    {
        return m_issuer && m_issuer->contains(request.url) && std::ranges::all_of(request.headers, mayCarry)
            && isFieldValue(request.contentType);
    }

    Task<HttpResponse, TransportError> send(HttpRequest request)
    {
        ConnectionRules rules = m_rules;
        QNetworkAccessManager* manager = takeIdle();
        rules.mayBeConnected = manager != nullptr;
        if (!manager)
            manager = newManager();
        const bool once = request.holdsSecret;
        auto* const exchange = new Exchange(std::move(request), std::move(rules), this);
        connect(exchange, &Exchange::finished, this, [this, manager, once](bool reusable) {
            if (reusable && !once && m_idle.size() < idleLanesKept)
                m_idle.push_back({manager, m_clock.monotonicMs()});
            else
                manager->deleteLater();
        });
        return exchange->start(*manager);
    }

    bool addPins(const QList<origin::Pin>& announced, const ConnectionFacts& over)
    {
        if (!m_rules.pins.learn(announced, over))
            return false;
        for (const Lane& lane : std::exchange(m_idle, {}))
            lane.manager->deleteLater();
        return true;
    }
    const PinSet& pins() const { return m_rules.pins; }

private:
    struct Lane {
        QNetworkAccessManager* manager;
        std::int64_t idleSinceMs;
    };

    QNetworkAccessManager* takeIdle()
    {
        while (!m_idle.empty()) {
            const Lane lane = m_idle.back();
            m_idle.pop_back();
            if (m_clock.monotonicMs() - lane.idleSinceMs <= idleLimitMs)
                return lane.manager;
            lane.manager->deleteLater();
        }
        return nullptr;
    }

    QNetworkAccessManager* newManager()
    {
        auto* const manager = new QNetworkAccessManager(this);
        manager->setProxy(m_proxy);
        manager->setCookieJar(new NoCookies);
        return manager;
    }

    const std::optional<origin::Origin> m_issuer;
    const QNetworkProxy m_proxy;
    const Clock m_clock;
    ConnectionRules m_rules;
    std::vector<Lane> m_idle;
};

HttpsTransport::HttpsTransport(const origin::ServiceProfile& profile, const ProxySetting& proxy, Clock clock)
    : m_lanes(std::make_unique<Lanes>(profile, proxy, std::move(clock)))
{
}

HttpsTransport::~HttpsTransport() = default;

Task<HttpResponse, TransportError> HttpsTransport::send(HttpRequest request)
{
    using Answer = Task<HttpResponse, TransportError>;
    if (!m_lanes->allows(request))
        return Answer::ready(std::unexpected(TransportError::notAllowed));
    if (request.cancel.isCancelled())
        return Answer::ready(std::unexpected(TransportError::cancelled));
    return m_lanes->send(std::move(request));
}

void HttpsTransport::forget()
{
    m_lanes->forget();
}

bool HttpsTransport::addPins(const QList<origin::Pin>& announced, const ConnectionFacts& over)
{
    return m_lanes->addPins(announced, over);
}

const PinSet& HttpsTransport::pins() const
{
    return m_lanes->pins();
}

} // namespace sallyport::net
