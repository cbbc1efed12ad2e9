// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/world/client.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "tests/service/sign_in_parts/work_solver.h"

namespace sallyport::test {

using namespace sallyport::service;

QByteArray formBody(const Fields& fields)
{
    QByteArrayList pairs;
    for (const auto& [name, value] : fields)
        pairs.append(name + '=' + value.toPercentEncoding());
    return pairs.join('&');
}

QByteArrayList Reply::list(const char* member) const
{
    QByteArrayList texts;
    for (const auto& value : json[QLatin1String(member)].toArray())
        texts.append(value.toString().toUtf8());
    return texts;
}

QByteArray Reply::header(const char* name) const
{
    return HttpRequest{.headers = http.headers}.header(name).value_or(QByteArray());
}

Client::Client(World& w, QString from) : world(w), address(std::move(from)) {}

HttpRequest Client::request(const QByteArray& method, const QByteArray& pathAndQuery, const Fields& fields,
                            const QByteArray& token)
{
    const auto parts = pathAndQuery.split('?');
    const QByteArray proof = jose::makeDpopProof(key,
                                                 {.method = method,
                                                  .url = QUrl::fromEncoded(issuer + parts[0]),
                                                  .nonce = nonce.isEmpty() ? std::nullopt : std::optional(nonce),
                                                  .accessToken = token},
                                                 world.time.clock(), systemRandom());
    HttpRequest made{.method = method,
                     .path = parts[0],
                     .query = parts.value(1),
                     .headers = {{"DPoP", proof}},
                     .body = formBody(fields),
                     .peerAddress = address};
    if (method == "POST")
        made.headers.append(HttpHeader{"Content-Type", "application/x-www-form-urlencoded"});
    if (!token.isEmpty())
        made.headers.append(HttpHeader{"Authorization", "DPoP " + token});
    return made;
}

Reply Client::call(const QByteArray& method, const QByteArray& pathAndQuery, const Fields& fields,
                   const QByteArray& token)
{
    return repeatWithNonce([&] { return request(method, pathAndQuery, fields, token); });
}

Reply Client::callJson(const QByteArray& method, const QByteArray& pathAndQuery, const QByteArray& body)
{
    return repeatWithNonce([&] {
        auto made = request(method, pathAndQuery, {}, accessToken);
        made.headers.removeIf([](const HttpHeader& header) { return header.name == "Content-Type"; });
        if (!body.isEmpty())
            made.headers.append(HttpHeader{"Content-Type", "application/json"});
        made.body = body;
        return made;
    });
}

Reply Client::repeatWithNonce(const std::function<HttpRequest()>& make)
{
    for (int attempt = 0;; ++attempt) {
        Reply reply{.http = world.send(make()), .json = {}};
        if (!reply.http.body.isEmpty())
            reply.json = readJsonObject(reply.http.body, {.maxBytes = qsizetype{16} * 1024 * 1024}).value();
        learn(reply);
        if (attempt == 1 || reply.error() != "use_dpop_nonce")
            return reply;
    }
}

void Client::learn(const Reply& reply)
{
    const auto keep = [&](QByteArray& member, const QByteArray& value) {
        if (!value.isEmpty())
            member = value;
    };
    keep(nonce, reply.header("DPoP-Nonce"));
    keep(authSession, reply.text("auth_session"));
    keep(authorizationCode, reply.text("authorization_code"));
    keep(accessToken, reply.text("access_token"));
    keep(refreshToken, reply.text("refresh_token"));
    keep(sid, reply.text("sid"));
    if (reply.json.contains(QStringLiteral("captcha_challenge")))
        captchaChallenge = reply.json[QStringLiteral("captcha_challenge")].toObject();
}

Reply Client::challenge(Fields fields)
{
    if (authSession.isEmpty()) {
        verifier = randomToken(systemRandom(), 32);
        fields = Fields{{"client_id", "sallyport-desktop"},
                        {"response_type", "code"},
                        {"scope", scope},
                        {"code_challenge", toBase64Url(sha256(verifier))},
                        {"code_challenge_method", "S256"}}
            + fields;
    } else {
        fields.prepend({"auth_session", authSession});
    }
    return call("POST", "/oauth/challenge", fields);
}

Reply Client::token(Fields fields)
{
    fields.prepend({"client_id", "sallyport-desktop"});
    return call("POST", "/oauth/token", fields);
}

Reply Client::revoke(const QByteArray& token)
{
    return call("POST", "/oauth/revoke", {{"client_id", "sallyport-desktop"}, {"token", token}});
}

QByteArray Client::solvedCaptcha()
{
    if (captchaChallenge[QStringLiteral("type")] != QStringLiteral("work"))
        challenge({{"captcha_type", "work"}});
    const QJsonObject work = captchaChallenge[QStringLiteral("challenge")].toObject();
    const QJsonObject answer = {{QStringLiteral("type"), QStringLiteral("work")},
                                {QStringLiteral("id"), captchaChallenge[QStringLiteral("id")]},
                                {QStringLiteral("challenge"), work},
                                {QStringLiteral("solution"), solveWork(work)}};
    captchaChallenge = {};
    return writeJson(answer);
}

Reply Client::credentials(const QByteArray& username, const QByteArray& password, bool withDeviceProof)
{
    if (authSession.isEmpty())
        challenge({{"username", username}, {"password", password}});
    const QByteArray captcha = solvedCaptcha();
    Fields fields = {{"username", username}, {"password", password}, {"captcha", captcha}};
    if (withDeviceProof)
        fields.append({"device_proof", deviceProof()});
    return challenge(fields);
}

Reply Client::code(const QByteArray& otp, const QByteArray& method)
{
    return challenge({{"otp", otp}, {"otp_method", method}});
}

QByteArray Client::deviceProof(QJsonObject changes, const QByteArray& type)
{
    QJsonObject claims = {{QStringLiteral("iss"), QString::fromLatin1(issuer)},
                          {QStringLiteral("auth_session_hash"), QString::fromLatin1(toBase64Url(sha256(authSession)))},
                          {QStringLiteral("jkt"), QString::fromLatin1(key.publicKey().thumbprint())},
                          {QStringLiteral("iat"), qint64{world.time.clock().unixSeconds()}}};
    for (auto change = changes.constBegin(); change != changes.constEnd(); ++change)
        claims.insert(change.key(), change.value());
    return jose::signJws(
        deviceKey,
        {{QStringLiteral("typ"), QString::fromLatin1(type)}, {QStringLiteral("jwk"), deviceKey.publicKey().toJwk()}},
        claims);
}

Reply Client::ownDevice(const QByteArray& name)
{
    return challenge({{"device_kind", "own"}, {"device_name", name}, {"device_proof", deviceProof()}});
}

Reply Client::sharedDevice(int leaseSeconds)
{
    return challenge({{"device_kind", "shared"}, {"lease_seconds", QByteArray::number(leaseSeconds)}});
}

Reply Client::redeem()
{
    return token({{"grant_type", "authorization_code"}, {"code", authorizationCode}, {"code_verifier", verifier}});
}

Reply Client::refresh(const QByteArray& attempt)
{
    Fields fields = {{"grant_type", "refresh_token"}, {"refresh_token", refreshToken}};
    if (!attempt.isEmpty())
        fields.append({"refresh_attempt", attempt});
    return token(fields);
}

Reply Client::signIn(bool shared)
{
    world.advance(90);
    authSession.clear();
    credentials();
    code(world.totpCode());
    shared ? sharedDevice() : ownDevice();
    return redeem();
}

Reply Client::stepUp(bool fromStart)
{
    world.advance(90);
    const QByteArray kept = std::exchange(authSession, {});
    verifier = randomToken(systemRandom(), 32);
    Fields fields = {{"acr_values", "urn:sallyport:acr:2fa"},
                     {"max_age", "300"},
                     {"client_id", "sallyport-desktop"},
                     {"response_type", "code"},
                     {"code_challenge", toBase64Url(sha256(verifier))},
                     {"code_challenge_method", "S256"}};
    if (!fromStart)
        fields.append(std::pair(QByteArray("auth_session"), kept));
    auto reply = call("POST", "/oauth/challenge", fields);
    if (reply.status() != 403)
        return reply;
    reply = credentials();
    if (reply.list("next") != QByteArrayList{"otp"})
        return reply;
    reply = code(world.totpCode());
    return reply.status() == 200 ? redeem() : reply;
}

} // namespace sallyport::test
