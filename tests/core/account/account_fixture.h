// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of core/account share: a person signed in at the fake service of core/auth's tests, whose account API
// and keys a test answers itself.
//   AccountFixture f;  f.api = [&](const net::HttpRequest& r) { return test::json(200, …); };
#pragma once

#include "core/account/http_account_service.h"
#include "core/base/json.h"
#include "core/jose/jws.h"
#include "tests/core/auth/auth_fixture.h"

#include <QJsonArray>

namespace sallyport::test {

inline const QString issuer = QStringLiteral("https://service.example");

inline net::HttpResponse json(int status, const QJsonObject& object = {})
{
    return {.status = status, .body = writeJson(object)};
}

inline QJsonObject readBody(const net::HttpRequest& request)
{
    return readJsonObject(request.body, {.maxBytes = 16 * 1024 * 1024}).value_or(QJsonObject());
}

struct AccountFixture : AuthFixture {
    using Outcome = FakeTransport::Outcome;
    jose::EcKey key = jose::EcKey::generate();
    QString kid = QStringLiteral("one");
    int keysAsked = 0;
    bool keysThere = true;
    /// Answers everything below /account, /ssf and the SSF configuration.
    std::function<Outcome(const net::HttpRequest&)> api = [](const net::HttpRequest&) { return json(404); };
    std::unique_ptr<auth::Session> session;

    explicit AccountFixture(const auth::DeviceChoice& choice = own())
    {
        service.before = [this](const net::HttpRequest& request) -> std::optional<Outcome> {
            const QString path = request.url.path();
            if (path == QStringLiteral("/oauth/jwks")) {
                ++keysAsked;
                return keysThere ? Outcome(json(200, jwks())) : Outcome(std::unexpected(net::TransportError::hungUp));
            }
            const bool mine = path.startsWith(QStringLiteral("/account/")) || path.startsWith(QStringLiteral("/ssf/"))
                || path == QStringLiteral("/.well-known/ssf-configuration");
            return mine ? std::optional(api(request)) : std::nullopt;
        };
        session = signInAs(choice);
    }

    QJsonObject jwks() const
    {
        auto jwk = key.publicKey().toJwk();
        jwk.insert(QStringLiteral("kid"), kid);
        return {{QStringLiteral("keys"), QJsonArray{jwk}}};
    }

    QByteArray sign(const jose::EcKey& by, const QString& type, const QJsonObject& claims) const
    {
        return jose::signJws(by, {{QStringLiteral("typ"), type}, {QStringLiteral("kid"), kid}}, claims);
    }

    QJsonObject receiptClaims(const QString& sid) const
    {
        return {{QStringLiteral("iss"), issuer},
                {QStringLiteral("sid"), sid},
                {QStringLiteral("jkt"), QStringLiteral("thumbprint")},
                {QStringLiteral("ended_at"), qint64{clock.clock().unixSeconds()}},
                {QStringLiteral("by"), QStringLiteral("other_session")},
                {QStringLiteral("by_session"), session->facts().sessionId}};
    }
    QString receipt(const QString& sid) const
    {
        return QString::fromLatin1(sign(key, QStringLiteral("session-end-receipt+jwt"), receiptClaims(sid)));
    }
    static net::HttpResponse receipts(const QStringList& receipts)
    {
        return json(200, {{QStringLiteral("receipts"), QJsonArray::fromStringList(receipts)}});
    }

    QJsonObject sessionObject(const QString& id) const
    {
        return {{QStringLiteral("id"), id},
                {QStringLiteral("current"), id == session->facts().sessionId},
                {QStringLiteral("device_id"), QStringLiteral("device-of-") + id},
                {QStringLiteral("device_name"), QStringLiteral("Laptop")},
                {QStringLiteral("client_id"), QStringLiteral("sallyport-desktop")},
                {QStringLiteral("created_at"), 100},
                {QStringLiteral("last_seen_at"), 200},
                {QStringLiteral("expires_at"), 300},
                {QStringLiteral("ip"), QStringLiteral("127.0.0.1")},
                {QStringLiteral("location"), QJsonValue::Null}};
    }
    QJsonArray sessionObjects(const QStringList& ids) const
    {
        QJsonArray list;
        for (const auto& id : ids)
            list.append(sessionObject(id));
        return list;
    }
};

} // namespace sallyport::test
