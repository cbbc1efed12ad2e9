// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/token_issuer.h"

#include "core/base/bytes.h"

namespace sallyport::service {

TokenIssuer::TokenIssuer(SignInContext& context)
    : m_context(context), m_successorKey(context.parts.store.vault.subkey("refresh-successor"))
{
}

Secret TokenIssuer::newToken() const
{
    QByteArray text = randomToken(m_context.parts.random, 32);
    return Secret::takeFrom(text);
}

IssuedTokens TokenIssuer::open(const AuthorizationCode& code, const QString& address)
{
    auto& store = m_context.parts.store;
    const auto& limits = m_context.parts.limits;
    const auto now = m_context.now();
    Session session{.id = randomToken(m_context.parts.random, 16),
                    .accountId = code.accountId,
                    .deviceId = code.deviceId,
                    .clientId = clientId.toByteArray(),
                    .jkt = code.jkt,
                    .kind = code.kind,
                    .scope = code.scope,
                    .acr = twoFactorAcr.toByteArray(),
                    .amr = code.amr,
                    .address = address,
                    .createdAt = now,
                    .lastSeenAt = now,
                    .authTime = code.authTime};
    const bool newDevice = code.kind == SessionKind::own && !store.devices.isKnown(code.accountId, code.deviceId);
    if (code.kind == SessionKind::shared) {
        session.leaseEndsAt = now + code.leaseSeconds.value_or(0);
        session.endsAtLatest = *session.leaseEndsAt;
        session.expiresAt = m_context.leases.heard(session).expiresAt;
    } else {
        session.endsAtLatest = now + limits.longestSeconds;
        session.expiresAt = now + std::min(limits.idleSeconds, limits.longestSeconds);
        store.devices.seen(code.accountId, {.id = code.deviceId, .name = code.deviceName, .publicJwk = code.deviceJwk},
                           now);
    }
    store.sessions.add(session);
    m_context.parts.events.happened({.kind = AccountEventKind::sessionEstablished,
                                     .accountId = code.accountId,
                                     .when = now,
                                     .sessionId = session.id,
                                     .deviceId = code.deviceId,
                                     .deviceName = code.deviceName,
                                     .address = address,
                                     .newDevice = newDevice});
    auto tokens = renew(std::move(session));
    if (code.kind == SessionKind::own) {
        tokens.refresh = newToken();
        keepRefresh(tokens.session, tokens.refresh);
    }
    return tokens;
}

/// On a shared computer the token lives as long as the lease, which ends hard: there is nothing to refresh it with.
IssuedTokens TokenIssuer::renew(Session session)
{
    const auto now = m_context.now();
    const auto seconds = session.leaseEndsAt ? *session.leaseEndsAt - now
                                             : std::min(session.expiresAt - now, m_context.parts.limits.accessSeconds);
    IssuedTokens tokens{.session = std::move(session), .access = newToken(), .refresh = {}, .accessSeconds = seconds};
    m_context.parts.store.tokens.addAccess(tokenHash(tokens.access.view()),
                                           {.sessionId = tokens.session.id, .expiresAt = now + seconds});
    return tokens;
}

IssuedTokens TokenIssuer::refresh(Session session, QByteArrayView used, QByteArrayView attempt)
{
    auto& store = m_context.parts.store;
    const auto now = m_context.now();
    session.expiresAt = std::min(now + m_context.parts.limits.idleSeconds, session.endsAtLatest);
    store.sessions.setExpiry(session.id, session.expiresAt);
    auto tokens = renew(std::move(session));
    tokens.refresh = successorOf(used, attempt);
    store.tokens.useRefresh(tokenHash(used), now, attempt.isEmpty() ? QByteArray() : tokenHash(attempt),
                            tokenHash(tokens.refresh.view()));
    keepRefresh(tokens.session, tokens.refresh);
    return tokens;
}

Secret TokenIssuer::successorOf(QByteArrayView used, QByteArrayView attempt) const
{
    QByteArray text = toBase64Url(hmacSha256(m_successorKey.view(), tokenHash(used) + '.' + tokenHash(attempt)));
    return Secret::takeFrom(text);
}

void TokenIssuer::keepRefresh(const Session& session, const Secret& token)
{
    m_context.parts.store.tokens.addRefresh(tokenHash(token.view()),
                                            {.sessionId = session.id, .expiresAt = session.expiresAt});
}

HttpAnswer TokenIssuer::answer(const IssuedTokens& tokens) const
{
    const auto& session = tokens.session;
    const auto text = [](QByteArrayView bytes) { return QString::fromLatin1(bytes); };
    QJsonObject body = {{QStringLiteral("access_token"), text(tokens.access.view())},
                        {QStringLiteral("token_type"), QStringLiteral("DPoP")},
                        {QStringLiteral("expires_in"), qint64{tokens.accessSeconds}},
                        {QStringLiteral("scope"), text(session.scope)},
                        {QStringLiteral("sid"), text(session.id)},
                        {QStringLiteral("auth_time"), qint64{session.authTime}},
                        {QStringLiteral("acr"), text(session.acr)},
                        {QStringLiteral("amr"), QJsonArray::fromStringList(text(session.amr).split(u' '))},
                        {QStringLiteral("server_time"), qint64{m_context.now()}}};
    if (!tokens.refresh.isEmpty()) {
        body.insert(QStringLiteral("refresh_token"), text(tokens.refresh.view()));
        body.insert(QStringLiteral("refresh_expires_in"), qint64{session.expiresAt - m_context.now()});
    }
    if (!session.deviceId.isEmpty())
        body.insert(QStringLiteral("device_id"), text(session.deviceId));
    if (session.leaseEndsAt)
        body.insert(QStringLiteral("lease_ends_at"), qint64{*session.leaseEndsAt});
    return jsonAnswer(200, body);
}

} // namespace sallyport::service
