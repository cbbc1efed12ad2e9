// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/fake_service.h"

#include "core/auth/pkce.h"
#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/jose/dpop_proof.h"
#include "core/jose/jws.h"

#include <QJsonArray>
#include <QLocale>
#include <QTimeZone>

namespace sallyport::test {

using net::HttpRequest;
using net::HttpResponse;

namespace {

const QString issuer = QStringLiteral("https://service.example");
const QString credentialsFactor = QStringLiteral("credentials");
const QString captchaFactor = QStringLiteral("captcha");
const QString otpFactor = QStringLiteral("otp");
const QString deviceFactor = QStringLiteral("device");

HttpResponse json(int status, const QJsonObject& object)
{
    return {.status = status, .body = writeJson(object)};
}

HttpResponse error(int status, const char* name, QJsonObject more = {})
{
    more.insert(QStringLiteral("error"), QString::fromLatin1(name));
    return json(status, more);
}

FakeService::Form readForm(const QByteArray& body)
{
    FakeService::Form form;
    for (const QByteArray& part : body.split('&')) {
        const qsizetype equals = part.indexOf('=');
        form.insert(part.first(equals), QByteArray::fromPercentEncoding(part.sliced(equals + 1)));
    }
    return form;
}

QByteArray headerOf(const HttpRequest& request, QByteArrayView name)
{
    for (const auto& header : request.headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

QByteArray methodOf(const HttpRequest& request)
{
    return request.method == net::Method::get ? "GET" : request.method == net::Method::post ? "POST" : "DELETE";
}

QString png()
{
    return QString::fromLatin1(toBase64(QByteArray("\x89PNG\r\n\x1a\n", 8) + "picture"));
}

} // namespace

FakeService::FakeService(Clock clock) : m_clock(std::move(clock))
{
    const auto at = [](const char* path) { return issuer + QString::fromLatin1(path); };
    metadata = {{QStringLiteral("issuer"), issuer},
                {QStringLiteral("authorization_challenge_endpoint"), at("/oauth/challenge")},
                {QStringLiteral("token_endpoint"), at("/oauth/token")},
                {QStringLiteral("revocation_endpoint"), at("/oauth/revoke")},
                {QStringLiteral("jwks_uri"), at("/oauth/jwks")},
                {QStringLiteral("account_endpoint"), at("/account/v1")},
                {QStringLiteral("code_challenge_methods_supported"), QJsonArray{QStringLiteral("S256")}},
                {QStringLiteral("dpop_signing_alg_values_supported"), QJsonArray{QStringLiteral("ES256")}}};
}

origin::ServiceProfile FakeService::profile()
{
    origin::ServiceProfile profile;
    profile.id = QStringLiteral("practice");
    profile.name = QStringLiteral("Practice account");
    profile.trust = origin::ProfileTrust::givenKey;
    profile.issuer = *origin::Origin::parse(issuer);
    return profile;
}

FakeService::Outcome FakeService::handle(const HttpRequest& request)
{
    asked.append(request.url.path());
    if (before) {
        if (auto outcome = before(request))
            return std::move(*outcome);
    }
    HttpResponse response = route(request);
    response.connection = {.host = QStringLiteral("service.example"),
                           .spkiSha256 = QByteArray(32, 'p'),
                           .tlsVersion = QStringLiteral("TLS 1.3"),
                           .pinned = true};
    const auto date = QDateTime::fromSecsSinceEpoch(now(), Qt::UTC);
    const QString text = QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    response.headers.append({"Date", text.toLatin1()});
    if (after)
        return after(request, std::move(response));
    return response;
}

HttpResponse FakeService::route(const HttpRequest& request)
{
    const QString path = request.url.path();
    if (path == QLatin1String("/.well-known/oauth-authorization-server"))
        return json(200, metadata);
    if (path == QLatin1String("/oauth/jwks"))
        return json(200, {{QStringLiteral("keys"), QJsonArray{m_key.publicKey().toJwk()}}});
    if (path == QLatin1String("/oauth/challenge"))
        return challenge(request);
    if (path == QLatin1String("/oauth/token"))
        return token(request);
    if (path == QLatin1String("/oauth/revoke"))
        return revoke(request);
    if (path.startsWith(QLatin1String("/account/v1/")))
        return account(request);
    return {.status = 404};
}

std::optional<HttpResponse> FakeService::judgeProof(const HttpRequest& request, QByteArrayView accessToken,
                                                    QByteArray& jkt)
{
    const Clock clock{.unixMs = [this] { return now() * 1000; }, .monotonicMs = m_clock.monotonicMs};
    const auto facts = jose::verifyDpopProof(
        headerOf(request, "DPoP"),
        {.method = methodOf(request), .url = request.url, .accessToken = accessToken, .judgeIssuedAt = !demandsNonce},
        clock);
    if (!facts || m_proofs.contains(facts->jti)) {
        ++proofFaults;
        return error(400, "invalid_dpop_proof");
    }
    m_proofs.insert(facts->jti);
    jkt = facts->thumbprint;
    if (!demandsNonce || (facts->nonce && m_nonces.contains(*facts->nonce)))
        return std::nullopt;
    ++nonceDemands;
    const QByteArray nonce = "nonce-" + QByteArray::number(++m_serial);
    m_nonces.insert(nonce);
    HttpResponse demand = accessToken.isEmpty() ? error(400, "use_dpop_nonce") : error(401, "use_dpop_nonce");
    demand.headers.append({"DPoP-Nonce", nonce});
    if (!accessToken.isEmpty())
        demand.headers.append(net::Header{"WWW-Authenticate", R"(DPoP algs="ES256", error="use_dpop_nonce")"});
    return demand;
}

QJsonObject FakeService::captcha(const QString& type)
{
    QJsonObject challenge{{QStringLiteral("type"), type},
                          {QStringLiteral("id"), QStringLiteral("check-%1").arg(++m_serial)},
                          {QStringLiteral("expires_in"), 120},
                          {QStringLiteral("alternatives"),
                           QJsonArray{QStringLiteral("slider"), QStringLiteral("pictures"), QStringLiteral("work")}}};
    if (type == QLatin1String("slider")) {
        challenge.insert(QStringLiteral("width"), 320);
        challenge.insert(QStringLiteral("height"), 160);
        challenge.insert(QStringLiteral("piece_width"), 40);
        challenge.insert(QStringLiteral("row"), 50);
        challenge.insert(QStringLiteral("background"), png());
        challenge.insert(QStringLiteral("piece"), png());
    } else if (type == QLatin1String("pictures")) {
        challenge.insert(QStringLiteral("prompt"), QStringLiteral("star"));
        QJsonArray tiles;
        for (int i = 0; i < 9; ++i)
            tiles.append(png());
        challenge.insert(QStringLiteral("tiles"), tiles);
    } else {
        const QString hex = QString::fromLatin1(toHex(QByteArray(16, 'a')));
        const QJsonObject parameters{{QStringLiteral("algorithm"), QStringLiteral("PBKDF2/SHA-256")},
                                     {QStringLiteral("nonce"), hex},
                                     {QStringLiteral("salt"), hex},
                                     {QStringLiteral("cost"), 10},
                                     {QStringLiteral("keyLength"), 32},
                                     {QStringLiteral("keyPrefix"), QStringLiteral("0")}};
        challenge.insert(QStringLiteral("challenge"),
                         QJsonObject{{QStringLiteral("parameters"), parameters}, {QStringLiteral("signature"), hex}});
    }
    return challenge;
}

HttpResponse FakeService::ask(Walk walk, QStringList next, QStringList rejected, QJsonObject extra)
{
    const QByteArray session = "walk-" + QByteArray::number(++m_serial);
    m_walks.insert(session, std::move(walk));
    extra.insert(QStringLiteral("auth_session"), QString::fromLatin1(session));
    extra.insert(QStringLiteral("next"), QJsonArray::fromStringList(next));
    if (!rejected.isEmpty())
        extra.insert(QStringLiteral("rejected"), QJsonArray::fromStringList(rejected));
    if (next.contains(QStringLiteral("captcha")) && !extra.contains(QStringLiteral("captcha_challenge")))
        extra.insert(QStringLiteral("captcha_challenge"), captcha(firstHumanCheck));
    if (next.contains(QStringLiteral("otp")))
        extra.insert(QStringLiteral("otp_methods"), QJsonArray::fromStringList(otpMethods));
    return error(403, "insufficient_authorization", extra);
}

HttpResponse FakeService::challenge(const HttpRequest& request)
{
    QByteArray jkt;
    if (auto refusal = judgeProof(request, {}, jkt))
        return std::move(*refusal);
    const Form form = readForm(request.body);
    challenges.append(form);
    if (form.value("auth_session").isEmpty()) {
        if (form.value("client_id") != "sallyport-desktop" || form.value("response_type") != "code"
            || form.value("code_challenge_method") != "S256")
            return error(400, "invalid_request");
        Walk walk{.jkt = jkt, .challenge = form.value("code_challenge")};
        if (form.contains("max_age") || form.contains("acr_values")) {
            for (const auto& [id, session] : sessions) {
                if (session.jkt == jkt)
                    walk.stepUpSession = id;
            }
        }
        return judgeFactors(form, std::move(walk));
    }
    const auto found = m_walks.constFind(form.value("auth_session"));
    if (found == m_walks.cend() || found->jkt != jkt)
        return error(400, "invalid_session");
    Walk walk = *found;
    m_walks.erase(found);
    if (form.contains("max_age")) {
        walk.challenge = form.value("code_challenge");
        walk.credentialsGood = true;
        walk.codeGood = false;
        walk.stepUpSession = sessions.empty() ? QString() : sessions.begin()->first;
    }
    return judgeFactors(form, std::move(walk));
}

HttpResponse FakeService::judgeFactors(const Form& form, Walk walk)
{
    if (form.contains("captcha_type")) {
        const QString type = QString::fromLatin1(form.value("captcha_type"));
        return ask(std::move(walk), {captchaFactor}, {}, {{QStringLiteral("captcha_challenge"), captcha(type)}});
    }
    if (!walk.credentialsGood)
        return judgeCredentials(form, std::move(walk));
    if (!walk.codeGood)
        return judgeCode(form, std::move(walk));
    return judgeComputer(form, std::move(walk));
}

HttpResponse FakeService::judgeCredentials(const Form& form, Walk walk)
{
    if (!form.contains("captcha")) {
        const QStringList both{credentialsFactor, captchaFactor};
        return ask(std::move(walk), form.contains("username") ? QStringList{captchaFactor} : both);
    }
    const auto answer = *readJsonObject(form.value("captcha"));
    const bool passed = answer.value(u"x") == 42 || answer.value(u"indexes").toArray() == QJsonArray{0, 4}
        || answer.value(u"solution").toObject().value(u"derivedKey").toString().startsWith(u'0');
    if (!passed)
        return ask(std::move(walk), {captchaFactor}, {captchaFactor});
    if (form.contains("device_proof"))
        deviceProofsSeen.insert(form.value("device_proof"));
    if (form.value("username") != identifier || form.value("password") != password) {
        return ask(std::move(walk), {credentialsFactor, captchaFactor}, {credentialsFactor},
                   {{QStringLiteral("attempts_left"), 3}});
    }
    walk.credentialsGood = true;
    return ask(std::move(walk), {otpFactor});
}

HttpResponse FakeService::judgeCode(const Form& form, Walk walk)
{
    if (!form.contains("otp") && form.value("otp_method") == "sms") {
        return ask(
            std::move(walk), {otpFactor}, {},
            {{QStringLiteral("otp_destination"), QStringLiteral("+1 *** ** 00")}, {QStringLiteral("retry_after"), 60}});
    }
    if (!form.contains("otp"))
        return ask(std::move(walk), {otpFactor});
    walk.codeGood = form.value("otp") == otp;
    if (!walk.codeGood)
        return ask(std::move(walk), {otpFactor}, {otpFactor}, {{QStringLiteral("attempts_left"), 4}});
    return walk.stepUpSession.isEmpty() ? ask(std::move(walk), {deviceFactor}) : grant(std::move(walk));
}

HttpResponse FakeService::judgeComputer(const Form& form, Walk walk)
{
    walk.kind = QString::fromLatin1(form.value("device_kind"));
    walk.lease = form.value("lease_seconds").toLongLong();
    if (walk.kind != QLatin1String("own"))
        return grant(std::move(walk));
    const auto proof = jose::peekJws(form.value("device_proof"));
    const auto key = proof ? jose::PublicKey::fromJwk(proof->header.value(u"jwk").toObject())
                           : std::unexpected(jose::JoseError::malformed);
    const auto hash = QString::fromLatin1(toBase64Url(sha256(form.value("auth_session"))));
    if (!key || !jose::verifyJws(form.value("device_proof"), *key, {.type = "device-proof+jwt"})
        || proof->payload.value(u"auth_session_hash") != hash
        || proof->payload.value(u"jkt") != QString::fromLatin1(walk.jkt) || form.value("device_name").isEmpty())
        return ask(std::move(walk), {deviceFactor}, {deviceFactor});
    walk.deviceId = QString::fromLatin1(key->thumbprint());
    return grant(std::move(walk));
}

HttpResponse FakeService::grant(Walk walk)
{
    const QByteArray code = "code-" + QByteArray::number(++m_serial);
    const QByteArray session = "walk-" + QByteArray::number(++m_serial);
    m_walks.insert(session, walk);
    m_codes.insert(code, std::move(walk));
    return json(200,
                {{QStringLiteral("authorization_code"), QString::fromLatin1(code)},
                 {QStringLiteral("auth_session"), QString::fromLatin1(session)}});
}

QByteArray FakeService::grantInBrowser(const QByteArray& codeChallenge, const QByteArray& jkt)
{
    const QByteArray code = "code-" + QByteArray::number(++m_serial);
    m_codes.insert(code, {.jkt = jkt, .challenge = codeChallenge, .kind = QStringLiteral("own")});
    return code;
}

HttpResponse FakeService::token(const HttpRequest& request)
{
    QByteArray jkt;
    if (auto refusal = judgeProof(request, {}, jkt))
        return std::move(*refusal);
    const Form form = readForm(request.body);
    return form.value("grant_type") == "refresh_token" ? refresh(form, jkt) : redeem(form, jkt);
}

HttpResponse FakeService::redeem(const Form& form, const QByteArray& jkt)
{
    const auto found = m_codes.constFind(form.value("code"));
    if (m_spentCodes.contains(form.value("code")))
        endSession(m_spentCodes.value(form.value("code")), QStringLiteral("reuse"));
    if (found == m_codes.cend())
        return error(400, "invalid_grant");
    const Walk walk = *found;
    m_codes.erase(found);
    if (walk.jkt != jkt || auth::pkceChallenge(form.value("code_verifier")) != walk.challenge)
        return error(400, "invalid_grant");
    if (!walk.stepUpSession.isEmpty()) {
        Session& session = sessions.at(walk.stepUpSession);
        session.authTime = now();
        return tokens(session);
    }
    const QString id = QStringLiteral("session-%1").arg(++m_serial);
    m_spentCodes.insert(form.value("code"), id);
    Session session{.id = id, .jkt = jkt, .authTime = now(), .deviceId = walk.deviceId, .kind = walk.kind};
    if (walk.kind == QLatin1String("own"))
        session.refresh = "refresh-" + QByteArray::number(++m_serial);
    else
        session.accessExpires = now() + walk.lease;
    return tokens(sessions.insert_or_assign(id, std::move(session)).first->second);
}

HttpResponse FakeService::refresh(const Form& form, const QByteArray& jkt)
{
    const QByteArray token = form.value("refresh_token");
    for (auto& [id, session] : sessions) {
        if (session.jkt != jkt || (token != session.refresh && token != session.usedRefresh))
            continue;
        if (!session.receipt.isEmpty())
            return error(400, "invalid_grant", {{QStringLiteral("receipt"), QString::fromLatin1(session.receipt)}});
        if (token == session.refresh) {
            session.usedRefresh = token;
            session.usedAttempt = form.value("refresh_attempt");
            session.refresh = "refresh-" + QByteArray::number(++m_serial);
            ++session.refreshes;
            return tokens(session);
        }
        if (form.value("refresh_attempt") == session.usedAttempt)
            return tokens(session);
        endSession(id, QStringLiteral("reuse"));
        return error(400, "invalid_grant", {{QStringLiteral("receipt"), QString::fromLatin1(session.receipt)}});
    }
    return error(400, "invalid_grant");
}

HttpResponse FakeService::tokens(Session& session)
{
    const bool shared = session.kind == QLatin1String("shared");
    session.access = "access-" + QByteArray::number(++m_serial);
    if (!shared)
        session.accessExpires = now() + accessSeconds;
    QJsonObject body{{QStringLiteral("access_token"), QString::fromLatin1(session.access)},
                     {QStringLiteral("token_type"), tokenType},
                     {QStringLiteral("expires_in"), qint64{session.accessExpires - now()}},
                     {QStringLiteral("scope"), QStringLiteral("account ssf.read")},
                     {QStringLiteral("sid"), session.id},
                     {QStringLiteral("device_id"), session.deviceId},
                     {QStringLiteral("auth_time"), qint64{session.authTime}},
                     {QStringLiteral("acr"), QStringLiteral("urn:sallyport:acr:2fa")},
                     {QStringLiteral("amr"), QJsonArray{QStringLiteral("pwd"), QStringLiteral("otp")}},
                     {QStringLiteral("server_time"), qint64{now()}}};
    if (!session.refresh.isEmpty()) {
        body.insert(QStringLiteral("refresh_token"), QString::fromLatin1(session.refresh));
        body.insert(QStringLiteral("refresh_expires_in"), 1'209'600);
    }
    if (shared)
        body.insert(QStringLiteral("lease_ends_at"), qint64{session.accessExpires});
    return json(200, body);
}

int FakeService::openSessions() const
{
    return static_cast<int>(std::ranges::count_if(sessions, [](const auto& s) { return s.second.receipt.isEmpty(); }));
}

QByteArray FakeService::receiptFor(const Session& session, const QString& by) const
{
    return jose::signJws(m_key, {{QStringLiteral("typ"), QStringLiteral("session-end-receipt+jwt")}},
                         {{QStringLiteral("iss"), issuer},
                          {QStringLiteral("sid"), session.id},
                          {QStringLiteral("jkt"), QString::fromLatin1(session.jkt)},
                          {QStringLiteral("ended_at"), qint64{now()}},
                          {QStringLiteral("by"), by}});
}

void FakeService::endSession(const QString& id, const QString& by)
{
    Session& session = sessions.at(id);
    if (session.receipt.isEmpty())
        session.receipt = receiptFor(session, by);
}

HttpResponse FakeService::revoke(const HttpRequest& request)
{
    QByteArray jkt;
    if (auto refusal = judgeProof(request, {}, jkt))
        return std::move(*refusal);
    const QByteArray token = readForm(request.body).value("token");
    for (auto& [id, session] : sessions) {
        if (session.jkt == jkt
            && (token == session.access || token == session.refresh || token == session.usedRefresh)) {
            endSession(id, QStringLiteral("self"));
            return json(200, {{QStringLiteral("receipt"), QString::fromLatin1(session.receipt)}});
        }
    }
    return json(200, {});
}

HttpResponse FakeService::account(const HttpRequest& request)
{
    const QByteArray authorization = headerOf(request, "Authorization");
    const QByteArray access = authorization.startsWith("DPoP ") ? authorization.sliced(5) : QByteArray();
    QByteArray jkt;
    if (auto refusal = judgeProof(request, access, jkt))
        return std::move(*refusal);
    QJsonObject refusal{{QStringLiteral("error"), QStringLiteral("invalid_token")}};
    for (const auto& [id, session] : sessions) {
        if (session.jkt != jkt)
            continue;
        if (session.receipt.isEmpty() && session.access == access && session.accessExpires > now())
            return json(200, {{QStringLiteral("sessions"), QJsonArray{}}});
        if (!session.receipt.isEmpty())
            refusal.insert(QStringLiteral("receipt"), QString::fromLatin1(session.receipt));
    }
    HttpResponse response = json(401, refusal);
    response.headers.append(net::Header{"WWW-Authenticate", R"(DPoP algs="ES256", error="invalid_token")"});
    return response;
}

} // namespace sallyport::test
