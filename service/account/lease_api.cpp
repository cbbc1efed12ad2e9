// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/lease_api.h"

namespace sallyport::service {

LeaseApi::LeaseApi(SignInContext& context) : m_context(context), m_guard(context, OnShared::everything)
{
    context.leases.onTimeOver([this](const QByteArrayList& sessionIds) { end(sessionIds); });
}

void LeaseApi::heartbeat(HttpRequest request, Answerer answer)
{
    m_guard.serve(std::move(request), std::move(answer),
                  [this](const HttpRequest&, const Session& caller) { return beat(caller); });
}

HttpAnswer LeaseApi::beat(const Session& caller)
{
    if (!caller.leaseEndsAt)
        return accountError(403, "not_shared");
    const auto times = m_context.leases.heard(caller);
    m_context.parts.store.sessions.setExpiry(caller.id, times.expiresAt);
    return jsonAnswer(200,
                      {{QStringLiteral("lease_ends_at"), qint64{times.leaseEndsAt}},
                       {QStringLiteral("expires_at"), qint64{times.expiresAt}}});
}

Result<Done, StoreError> LeaseApi::begin()
{
    return m_context.parts.store.database.inTransaction([this] {
        for (const auto& session : m_context.parts.store.sessions.leased())
            m_context.sessionEnd.settled(session);
        return Done{};
    });
}

void LeaseApi::end(const QByteArrayList& sessionIds)
{
    // What fails now is done at the next look; the store has logged why.
    static_cast<void>(m_context.parts.store.database.inTransaction([&] {
        for (const auto& id : sessionIds)
            m_context.settledSession(id);
        return Done{};
    }));
}

} // namespace sallyport::service
