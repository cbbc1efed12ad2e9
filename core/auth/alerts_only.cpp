// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/alerts_only.h"

#include "core/auth/session_private.h"
#include "core/base/json.h"

namespace sallyport::auth {

namespace {

/// The session's own 90 days; an access token of the usual kind lives minutes.
constexpr std::int64_t longestLife = std::int64_t{90} * 24 * 3600;

net::HttpRequest question(const Session& session, const jose::EcKey& key)
{
    QUrl url = session.accountEndpoint();
    url.setPath(url.path() + QStringLiteral("/alerts-token"));
    return {.method = net::Method::post,
            .url = url,
            .contentType = QByteArrayLiteral("application/json"),
            .body = writeJson({{QStringLiteral("jkt"), QString::fromLatin1(key.publicKey().thumbprint())}}),
            .maxAnswerBytes = qsizetype{64} * 1024};
}

SessionError unusable(const net::HttpResponse& answer)
{
    const bool failing = answer.status == 429 || answer.status >= 500;
    return {.what = failing ? SessionProblem::refreshRefused : SessionProblem::unreadableAnswer};
}

std::optional<TokenAnswer> readAnswer(const net::HttpResponse& answer, std::int64_t nowMs)
{
    auto tokens = answer.status == 200 ? readTokenAnswer(answer, nowMs) : std::unexpected(TokenError{});
    const auto body = readJsonObject(answer.body, {.maxBytes = 64 * 1024, .maxDepth = 4});
    const auto life = body ? integerMember(*body, u"expires_in") : std::nullopt;
    // One that opens more than alerts is not what was asked for, and must not be kept while the program is locked.
    if (!tokens || !life || *life < 1 || tokens->scope != QLatin1String("ssf.read"))
        return std::nullopt;
    tokens->expiresIn = std::min(*life, longestLife);
    return std::move(*tokens);
}

std::unique_ptr<Session> wrapped(const SessionPrivate& whole, jose::EcKey key, TokenAnswer tokens)
{
    SessionRecord record;
    record.facts = whole.record.facts;
    record.facts.keeping = Keeping::inMemory;
    record.facts.storeError.reset();
    record.metadata = whole.record.metadata;
    record.keyScalar = key.exportScalar();
    tokens.refreshToken = {};
    tokens.authSession = {};
    applyTokens(record, std::move(tokens), whole.now());
    AuthContext context = whole.context;
    auto d = std::make_unique<SessionPrivate>(std::move(context), whole.metadata, std::move(record),
                                              whole.sender->withKey(std::move(key)));
    d->receiptKey = whole.sender->thumbprint();
    return SessionPrivate::wrap(std::move(d));
}

} // namespace

Task<std::unique_ptr<Session>, SessionError> askForAlertsOnly(Session& session)
{
    auto promise = std::make_shared<Promise<std::unique_ptr<Session>, SessionError>>();
    auto task = promise->task();
    auto key = std::make_shared<jose::EcKey>(jose::EcKey::generate());
    auto& whole = SessionPrivate::of(session);
    session.authorizedSend(question(session, *key))
        .then(&whole, [&whole, promise, key](Result<net::HttpResponse, SessionError> answer) {
            if (!answer)
                return promise->finish(std::unexpected(std::move(answer.error())));
            auto tokens = readAnswer(*answer, whole.context.clock.unixMs());
            if (!tokens)
                return promise->finish(std::unexpected(unusable(*answer)));
            promise->finish(wrapped(whole, std::move(*key), std::move(*tokens)));
        });
    return task;
}

} // namespace sallyport::auth
