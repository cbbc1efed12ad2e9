// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/locked_alerts.h"

namespace sallyport::app {

LockedAlerts::LockedAlerts(const auth::AuthContext& context, const Paths& paths,
                           std::unique_ptr<auth::Session> alertsOnly)
    : m_session(std::move(alertsOnly)), m_alerts(paths.data.path(), m_session->facts().profileId)
{
    auto stream = std::make_unique<account::AlertStream>(
        account::AlertContext{.transport = context.transport,
                              .store = nullptr,
                              .lockPath = paths.alertPolling(m_session->facts().profileId),
                              .clock = context.clock,
                              .random = context.random},
        *m_session, m_alerts);
    m_stream = stream.get();
    m_channel = ui::alertChannel(std::move(stream));
    connect(m_session.get(), &auth::Session::ended, this, [this] {
        // Without a receipt it is the token alone that is good no more; of the session that says nothing.
        if (!m_session->end() || m_session->end()->receipt.isEmpty())
            return;
        m_end = m_session->end();
        Q_EMIT ended();
    });
}

LockedAlerts::~LockedAlerts() = default;

void LockedAlerts::start()
{
    m_stream->start();
}

} // namespace sallyport::app
