// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LockedAlerts: the alerts of a session while the program is locked, by an alerts-only session of its own. Nothing of
// the session itself is in here.
//   auto watch = std::make_unique<LockedAlerts>(context, paths, std::move(alertsOnly));   ...   watch->start();
#pragma once

#include "app/client.h"
#include "core/account/alert_store.h"
#include "core/auth/session.h"
#include "ui/lock/locked_watch.h"

namespace sallyport::app {

class LockedAlerts : public ui::LockedWatch {
    Q_OBJECT
public:
    /// `context`: the session's; its transport must outlive this.
    LockedAlerts(const auth::AuthContext& context, const Paths& paths, std::unique_ptr<auth::Session> alertsOnly);
    ~LockedAlerts() override;

    void start() override;
    const QString& sessionId() const override { return m_session->facts().sessionId; }
    account::AlertStore& alerts() override { return m_alerts; }
    ui::AlertChannel& channel() override { return *m_channel; }
    const std::optional<auth::SessionEnd>& end() const override { return m_end; }

private:
    std::unique_ptr<auth::Session> m_session;
    account::AlertStore m_alerts;
    account::AlertStream* m_stream;
    std::unique_ptr<ui::AlertChannel> m_channel;
    std::optional<auth::SessionEnd> m_end;
};

} // namespace sallyport::app
