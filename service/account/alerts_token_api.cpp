// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/alerts_token_api.h"

#include "core/base/bytes.h"
#include "service/sign_in/form.h"

namespace sallyport::service {

namespace {

constexpr qsizetype thumbprintLength = 43; // RFC 7638: SHA-256 in base64url
constexpr qsizetype tokenBytes = 32;

bool isThumbprint(QByteArrayView text)
{
    const auto isCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return text.size() == thumbprintLength && std::ranges::all_of(text, isCharacter);
}

} // namespace

void AlertsTokenApi::handle(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](HttpRequest& asked, const Session& caller) { return give(asked, caller); });
}

/// That the caller has the key is seen when the token is used: without it the token is nothing.
HttpAnswer AlertsTokenApi::give(HttpRequest& request, const Session& caller)
{
    if (auto refusal = AccountGuard::refuseShared(caller))
        return std::move(*refusal);
    const auto form = Form::readJson(request, {{"jkt", thumbprintLength}});
    if (!form)
        return refusedForm(form.error());
    const QByteArray jkt = form->value("jkt").toByteArray();
    // The session's own key would make of two secrets one.
    if (!isThumbprint(jkt) || jkt == caller.jkt)
        return accountError(400, "invalid_request");
    QByteArray token = randomToken(m_context.parts.random, tokenBytes);
    auto& tokens = m_context.parts.store.tokens;
    tokens.forgetAlertsOnly(caller.id);
    tokens.addAccess(tokenHash(token), {.sessionId = caller.id, .expiresAt = caller.expiresAt, .alertsJkt = jkt});
    auto answer = jsonAnswer(200,
                             {{QStringLiteral("access_token"), QString::fromLatin1(token)},
                              {QStringLiteral("token_type"), QStringLiteral("DPoP")},
                              {QStringLiteral("expires_in"), qint64{caller.expiresAt - m_context.now()}},
                              {QStringLiteral("scope"), QStringLiteral("ssf.read")}});
    wipe(token);
    return answer;
}

} // namespace sallyport::service
