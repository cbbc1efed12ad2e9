// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/receipt_checker.h"

#include "core/base/json.h"
#include "core/jose/jws.h"

namespace sallyport::auth {

namespace {

constexpr JsonLimits jwksLimits{.maxBytes = 64 * 1024, .maxDepth = 6};
constexpr qsizetype maxSidLength = 256;

const std::pair<QStringView, EndCause> causes[] = {{u"self", EndCause::self},
                                                   {u"other_session", EndCause::otherSession},
                                                   {u"service", EndCause::service},
                                                   {u"lease", EndCause::lease},
                                                   {u"reuse", EndCause::reuse}};

SessionError unreadable()
{
    return {.what = SessionProblem::unreadableAnswer};
}

} // namespace

EndCause endCauseOf(QStringView by)
{
    const auto cause = std::ranges::find(causes, by, [](auto& c) { return c.first; });
    return cause == std::end(causes) ? EndCause::service : cause->second;
}

Result<SessionEnd, jose::JoseError> readReceipt(QByteArrayView receipt, const QJsonObject& jwks,
                                                const ReceiptExpectation& expected)
{
    const auto peeked = jose::peekJws(receipt);
    if (!peeked)
        return std::unexpected(peeked.error());
    const auto key = jose::keyFromJwks(jwks, stringMember(peeked->header, u"kid").value_or(QString()));
    if (!key)
        return std::unexpected(key.error());
    const auto content = jose::verifyJws(receipt, *key, {.type = QByteArrayLiteral("session-end-receipt+jwt")});
    if (!content)
        return std::unexpected(content.error());
    const QJsonObject& claims = content->payload;
    const auto endedAt = integerMember(claims, u"ended_at");
    const auto by = stringMember(claims, u"by");
    const auto jkt = stringMember(claims, u"jkt");
    if (stringMember(claims, u"iss") != expected.issuer || stringMember(claims, u"sid") != expected.sid || !endedAt
        || !by || !jkt || (!expected.jkt.isEmpty() && *jkt != QLatin1String(expected.jkt)))
        return std::unexpected(jose::JoseError::malformed);
    SessionEnd end{.cause = endCauseOf(*by),
                   .endedAt = *endedAt,
                   .bySession = stringMember(claims, u"by_session").value_or(QString()),
                   .receipt = receipt.toByteArray()};
    if (end.bySession.size() > maxSidLength)
        end.bySession.clear();
    return end;
}

ReceiptChecker::ReceiptChecker(DpopSender& sender, QUrl jwksUri) : m_sender(sender), m_jwksUri(std::move(jwksUri)) {}

Task<SessionEnd, SessionError> ReceiptChecker::check(QByteArray receipt, ReceiptExpectation expected,
                                                     CancelToken cancel)
{
    if (auto end = readReceipt(receipt, m_jwks, expected))
        return Task<SessionEnd, SessionError>::ready(std::move(*end));
    // Not with the keys at hand: perhaps there is a new one. Asked once.
    auto promise = std::make_shared<Promise<SessionEnd, SessionError>>();
    auto task = promise->task();
    m_sender.sendPlain({.url = m_jwksUri, .maxAnswerBytes = jwksLimits.maxBytes, .cancel = std::move(cancel)})
        .then(this,
              [this, promise, receipt = std::move(receipt),
               expected = std::move(expected)](Result<net::HttpResponse, net::TransportError> answer) {
                  if (!answer) {
                      return promise->finish(std::unexpected(
                          SessionError{.what = SessionProblem::transport, .transport = answer.error()}));
                  }
                  auto jwks = readJsonObject(answer->body, jwksLimits);
                  if (answer->status != 200 || !jwks)
                      return promise->finish(std::unexpected(unreadable()));
                  m_jwks = std::move(*jwks);
                  auto end = readReceipt(receipt, m_jwks, expected);
                  promise->finish(mapError(std::move(end), [](jose::JoseError) { return unreadable(); }));
              });
    return task;
}

} // namespace sallyport::auth
