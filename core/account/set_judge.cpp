// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/set_judge.h"

#include "core/base/json.h"

namespace sallyport::account {

using jose::SetError;
using net::TransportError;

namespace {

constexpr JsonLimits jwksLimits{.maxBytes = 64 * 1024, .maxDepth = 6};

/// With another set of keys the verdict may be another one.
bool mayBeTheKeys(SetError error)
{
    return error == SetError::unknownKey || error == SetError::badSignature;
}

} // namespace

QString errorWord(SetError error)
{
    switch (error) {
    case SetError::unknownKey:
    case SetError::badSignature:
        return QStringLiteral("invalid_key");
    case SetError::wrongIssuer:
        return QStringLiteral("invalid_issuer");
    case SetError::wrongAudience:
        return QStringLiteral("invalid_audience");
    case SetError::malformed:
    case SetError::tooLarge:
    case SetError::forbiddenClaim:
    case SetError::notOneEvent:
    case SetError::badTime:
        break;
    }
    return QStringLiteral("invalid_request");
}

SetJudge::SetJudge(net::Transport& transport) : m_transport(transport) {}

JudgedSets SetJudge::judgeNow(const Sets& sets, const jose::SetExpectation& expected) const
{
    JudgedSets judged;
    for (auto it = sets.cbegin(); it != sets.cend(); ++it) {
        auto event = jose::readSecurityEvent(it.value(), m_jwks, expected);
        if (event && event->jti == it.key())
            judged.good.append(std::move(*event));
        else
            judged.bad.insert(it.key(), event ? SetError::malformed : event.error());
    }
    return judged;
}

Task<JudgedSets, TransportError> SetJudge::judge(const Sets& sets, QUrl jwksUri, const jose::SetExpectation& expected)
{
    auto judged = judgeNow(sets, expected);
    if (std::ranges::none_of(judged.bad, mayBeTheKeys))
        return Task<JudgedSets, TransportError>::ready(std::move(judged));
    auto promise = std::make_shared<Promise<JudgedSets, TransportError>>();
    auto task = promise->task();
    m_transport.send({.url = std::move(jwksUri), .maxAnswerBytes = jwksLimits.maxBytes})
        .then(this, [this, promise, sets, expected](Result<net::HttpResponse, TransportError> answer) {
            if (!answer)
                return promise->finish(std::unexpected(answer.error()));
            auto jwks = answer->status == 200 ? readJsonObject(answer->body, jwksLimits)
                                              : std::unexpected(JsonError::malformed);
            if (!jwks) // no verdict without keys: a token must not be refused for the service's bad minute
                return promise->finish(std::unexpected(TransportError::answerIncomplete));
            m_jwks = std::move(*jwks);
            promise->finish(judgeNow(sets, expected));
        });
    return task;
}

} // namespace sallyport::account
