// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/drills/stranger.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/jose/dpop_proof.h"
#include "core/jose/jws.h"
#include "service/drills/work_answer.h"

#include <QUrl>

namespace sallyport::service {

namespace {

constexpr JsonLimits answerLimits{.maxBytes = qsizetype{1024} * 1024};

QByteArray textOf(const QJsonObject& json, QStringView name)
{
    return stringMember(json, name).value_or(QString()).toUtf8();
}

QByteArray formOf(const Stranger::Fields& fields)
{
    QByteArrayList pairs;
    for (const auto& [name, value] : fields)
        pairs.append(name + '=' + value.toPercentEncoding());
    return pairs.join('&');
}

} // namespace

QStringList StrangerReply::next() const
{
    return stringListMember(json, u"next").value_or(QStringList());
}

Stranger::Stranger(StrangerParts parts, QString address)
    : m_parts(std::move(parts)), m_address(std::move(address)), m_verifier(randomToken(m_parts.random, 32))
{
}

HttpRequest Stranger::request(const QByteArray& method, const QByteArray& path, const QByteArray& contentType,
                              const QByteArray& body) const
{
    const QByteArray proof = jose::makeDpopProof(m_key,
                                                 {.method = method,
                                                  .url = QUrl::fromEncoded(m_parts.issuer + path),
                                                  .nonce = m_nonce.isEmpty() ? std::nullopt : std::optional(m_nonce),
                                                  .accessToken = m_accessToken},
                                                 m_parts.clock, m_parts.random);
    HttpRequest made{.method = method,
                     .path = path,
                     .query = {},
                     .headers = {{"DPoP", proof}},
                     .body = body,
                     .peerAddress = m_address};
    if (!contentType.isEmpty())
        made.headers.append(HttpHeader{"Content-Type", contentType});
    if (!m_accessToken.isEmpty())
        made.headers.append(HttpHeader{"Authorization", "DPoP " + m_accessToken});
    return made;
}

void Stranger::send(const std::function<HttpRequest()>& make, Then then, bool again)
{
    m_parts.router.handle(
        make(), [self = shared_from_this(), make, then = std::move(then), again](const HttpAnswer& answer) mutable {
            StrangerReply reply{.status = answer.status};
            if (!answer.body.isEmpty())
                reply.json = readJsonObject(answer.body, answerLimits).value_or(QJsonObject());
            if (const auto nonce = HttpRequest{.headers = answer.headers}.header("DPoP-Nonce"))
                self->m_nonce = *nonce;
            if (again && textOf(reply.json, u"error") == "use_dpop_nonce")
                return self->send(make, std::move(then), false);
            self->learn(reply);
            then(reply);
        });
}

void Stranger::learn(const StrangerReply& reply)
{
    const auto keep = [&](QByteArray& member, QStringView name) {
        if (const QByteArray value = textOf(reply.json, name); !value.isEmpty())
            member = value;
    };
    keep(m_authSession, u"auth_session");
    keep(m_accessToken, u"access_token");
    keep(m_sessionId, u"sid");
}

void Stranger::post(const QByteArray& path, const Fields& fields, Then then)
{
    send([self = shared_from_this(), path,
          body = formOf(fields)] { return self->request("POST", path, "application/x-www-form-urlencoded", body); },
         std::move(then), true);
}

void Stranger::challenge(Fields fields, Then then)
{
    if (!m_authSession.isEmpty())
        fields.prepend({"auth_session", m_authSession});
    post("/oauth/challenge", fields, std::move(then));
}

void Stranger::giveCredentials(const QByteArray& identifier, const Secret& password, Then then)
{
    const Fields credentials = {{"username", identifier}, {"password", password.view().toByteArray()}};
    const Fields opening = {{"client_id", "sallyport-desktop"}, {"response_type", "code"},
                            {"scope", "account ssf.read"},      {"code_challenge", toBase64Url(sha256(m_verifier))},
                            {"code_challenge_method", "S256"},  {"captcha_type", "work"}};
    challenge(opening, [self = shared_from_this(), credentials, then = std::move(then)](const StrangerReply& reply) {
        const QJsonObject work = reply.json.value(u"captcha_challenge").toObject();
        if (work.isEmpty())
            return then(reply);
        const bool queued =
            self->m_parts.executor.inPool([work] { return workAnswer(work); },
                                          [self, credentials, then](const QByteArray& captcha) {
                                              self->challenge(credentials + Fields{{"captcha", captcha}}, then);
                                          });
        if (!queued)
            then({.status = 503});
    });
}

void Stranger::giveCode(const QByteArray& code, Then then)
{
    challenge({{"otp", code}, {"otp_method", "totp"}}, std::move(then));
}

QByteArray Stranger::deviceProof() const
{
    return jose::signJws(
        m_deviceKey,
        {{QStringLiteral("typ"), QStringLiteral("device-proof+jwt")},
         {QStringLiteral("jwk"), m_deviceKey.publicKey().toJwk()}},
        {{QStringLiteral("iss"), QString::fromLatin1(m_parts.issuer)},
         {QStringLiteral("auth_session_hash"), QString::fromLatin1(toBase64Url(sha256(m_authSession)))},
         {QStringLiteral("jkt"), QString::fromLatin1(m_key.publicKey().thumbprint())},
         {QStringLiteral("iat"), qint64{m_parts.clock.unixSeconds()}}});
}

void Stranger::openSession(const QByteArray& deviceName, Then then)
{
    const Fields device = {{"device_kind", "own"}, {"device_name", deviceName}, {"device_proof", deviceProof()}};
    challenge(device, [self = shared_from_this(), then = std::move(then)](const StrangerReply& reply) {
        const QByteArray code = textOf(reply.json, u"authorization_code");
        if (code.isEmpty())
            return then(reply);
        self->post("/oauth/token",
                   {{"client_id", "sallyport-desktop"},
                    {"grant_type", "authorization_code"},
                    {"code", code},
                    {"code_verifier", self->m_verifier}},
                   then);
    });
}

void Stranger::callAccount(const QByteArray& method, const QByteArray& path, const QByteArray& body, Then then)
{
    send([self = shared_from_this(), method, path,
          body] { return self->request(method, "/account/v1" + path, body.isEmpty() ? "" : "application/json", body); },
         std::move(then), true);
}

} // namespace sallyport::service
