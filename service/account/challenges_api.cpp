// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/challenges_api.h"

#include "service/account/session_json.h"

namespace sallyport::service {

namespace {

constexpr std::size_t most = 50;

} // namespace

void ChallengesApi::list(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest& asked, const Session& caller) { return listed(asked, caller); });
}

HttpAnswer ChallengesApi::listed(const HttpRequest& request, const Session& caller)
{
    auto waiting = m_context.authSessions.waitingForCode(caller.accountId);
    if (waiting.size() > most)
        waiting.resize(most);
    QJsonArray list;
    for (const auto& wait : waiting) {
        QJsonObject entry = {{QStringLiteral("id"), QString::fromLatin1(wait.id)},
                             {QStringLiteral("purpose"),
                              wait.sessionId.isEmpty() ? QStringLiteral("sign_in") : QStringLiteral("step_up")},
                             {QStringLiteral("began_at"), qint64{wait.beganAt}},
                             {QStringLiteral("expires_at"), qint64{wait.expiresAt}},
                             {QStringLiteral("device_id"), textOrNull(wait.deviceId)},
                             {QStringLiteral("current"), wait.sessionId == caller.id}};
        insertPlace(entry, wait.address);
        list.append(entry);
    }
    QJsonObject here;
    insertPlace(here, request.peerAddress);
    return jsonAnswer(200, {{QStringLiteral("challenges"), list}, {QStringLiteral("here"), here}});
}

} // namespace sallyport::service
