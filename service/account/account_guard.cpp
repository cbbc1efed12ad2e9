// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/account_guard.h"

namespace sallyport::service {

namespace {

// A session that is looked at often is not written each time.
constexpr std::int64_t seenApartSeconds = 30;

HttpAnswer unauthorised(QByteArrayView error, const QByteArray& parameters = {}, QJsonObject body = {})
{
    QByteArray challenge = "DPoP ";
    if (!error.isEmpty())
        challenge += "error=\"" + error.toByteArray() + "\", ";
    challenge += parameters.isEmpty() ? QByteArray("algs=\"ES256\"") : parameters;
    body.insert(QStringLiteral("error"), QString::fromLatin1(error.isEmpty() ? "invalid_request" : error));
    return jsonAnswer(401, body, {{"WWW-Authenticate", challenge}});
}

/// RFC 6750 3.1: the token was given for something else.
HttpAnswer scopeNeeded(const QByteArray& scope)
{
    return jsonAnswer(403, {{QStringLiteral("error"), QStringLiteral("insufficient_scope")}},
                      {{"WWW-Authenticate", "DPoP error=\"insufficient_scope\", scope=\"" + scope + '"'}});
}

/// The token of "Authorization: DPoP …"; empty if there is none.
QByteArray dpopToken(const HttpRequest& request)
{
    const QByteArray header = request.header("Authorization").value_or(QByteArray());
    return header.left(5).toLower() == "dpop " && header.size() <= 5 + 128 ? header.mid(5).trimmed() : QByteArray();
}

} // namespace

HttpAnswer endedSession(const QByteArray& receipt)
{
    QJsonObject body;
    if (!receipt.isEmpty())
        body.insert(QStringLiteral("receipt"), QString::fromLatin1(receipt));
    return unauthorised("invalid_token", {}, body);
}

HttpAnswer accountError(int status, const char* error, QJsonObject members)
{
    members.insert(QStringLiteral("error"), QString::fromLatin1(error));
    return jsonAnswer(status, members);
}

Answerer AccountGuard::withNonce(Answerer answer)
{
    return withHeader(std::move(answer), [&guard = m_context.guard] { return guard.nonceHeader(); });
}

void AccountGuard::serve(HttpRequest request, Answerer given, const Judge& judge)
{
    auto answer = withNonce(std::move(given));
    const auto caller = admit(request);
    if (!caller)
        return answer(caller.error());
    auto judged = m_context.parts.store.database.inTransaction([&] { return judge(request, *caller); });
    answer(judged ? std::move(*judged) : unavailable());
}

std::optional<HttpAnswer> AccountGuard::refuseShared(const Session& caller)
{
    if (caller.kind == SessionKind::shared)
        return accountError(403, "shared_computer");
    return std::nullopt;
}

std::optional<HttpAnswer> AccountGuard::refuseStale(const Session& caller) const
{
    if (auto shared = refuseShared(caller))
        return shared;
    // A clock that was set back must not keep a sign-in fresh until it is there again.
    const auto maxAge = m_context.parts.limits.stepUpSeconds;
    if (std::abs(m_context.now() - caller.authTime) <= maxAge)
        return std::nullopt;
    return unauthorised("insufficient_user_authentication",
                        "acr_values=\"" + twoFactorAcr.toByteArray() + "\", max_age=\""
                            + QByteArray::number(qlonglong(maxAge)) + '"');
}

Result<Session, HttpAnswer> AccountGuard::admit(const HttpRequest& request)
{
    if (auto refusal = m_context.refuseFlood(request))
        return std::unexpected(std::move(*refusal));
    const QByteArray token = dpopToken(request);
    if (token.isEmpty())
        return std::unexpected(unauthorised({}));
    const auto proof = m_context.guard.judge(request, token);
    if (!proof)
        return std::unexpected(refusedProof(request, proof.error()));
    auto found = m_context.parts.store.database.inTransaction([&] { return find(request, token, proof->thumbprint); });
    if (!found)
        return std::unexpected(unavailable());
    if (!*found)
        return std::move(*found);
    if (!(*found)->scope.split(' ').contains(m_scope))
        return std::unexpected(scopeNeeded(m_scope));
    if (const auto wait = m_rate.take((*found)->id))
        return std::unexpected(tooManyRequests(*wait));
    if (m_onShared == OnShared::reading && request.method != "GET") {
        if (auto refusal = refuseShared(**found))
            return std::unexpected(std::move(*refusal));
    }
    return std::move(*found);
}

Result<Session, HttpAnswer> AccountGuard::find(const HttpRequest& request, QByteArrayView token, const QByteArray& jkt)
{
    auto& store = m_context.parts.store;
    const auto access = store.tokens.access(tokenHash(token));
    auto session = access ? m_context.settledSession(access->sessionId) : store.sessions.findNewest(jkt);
    const bool alertsOnly = access && !access->alertsJkt.isEmpty();
    if (!session || (alertsOnly ? access->alertsJkt : session->jkt) != jkt)
        return std::unexpected(unauthorised("invalid_token"));
    if (session->endedAt)
        return std::unexpected(endedSession(session->receipt));
    const auto now = m_context.now();
    if (!access || access->expiresAt <= now)
        return std::unexpected(unauthorised("invalid_token"));
    if (now - session->lastSeenAt >= seenApartSeconds || session->address != request.peerAddress) {
        store.sessions.touch(session->id, now, request.peerAddress);
        session->lastSeenAt = now;
        session->address = request.peerAddress;
    }
    if (alertsOnly) {
        session->alertsOnly = true;
        session->scope = "ssf.read";
    }
    return std::move(*session);
}

HttpAnswer AccountGuard::refusedProof(const HttpRequest& request, DpopRefusal refusal)
{
    switch (refusal) {
    case DpopRefusal::useNonce:
        return unauthorised("use_dpop_nonce");
    case DpopRefusal::invalidProof:
        m_context.parts.audit.write({.event = AuditEvent::proofRefused, .address = request.peerAddress});
        return unauthorised("invalid_dpop_proof");
    case DpopRefusal::busy:
        break;
    }
    return unavailable();
}

} // namespace sallyport::service
