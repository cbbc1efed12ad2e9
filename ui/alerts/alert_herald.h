// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertHerald: tells the desktop of new alerts: a notice for those that are not calm, many at once folded into one, and
// the number of open ones as the tray's badge.
//   AlertHerald herald(store, channel, notifier, facts.sessionId);
#pragma once

#include "core/account/alert_store.h"
#include "ui/alerts/alert_channel.h"
#include "ui/alerts/notifier.h"

#include <QTimer>

#include <chrono>

namespace sallyport::ui {

class AlertHerald : public QObject {
    Q_OBJECT
public:
    struct Times {
        std::chrono::milliseconds gather{400};  ///< what comes within is one notice
        std::chrono::milliseconds rest{10'000}; ///< after a notice: what comes meanwhile is the next one
    };
    /// What a notice may say: while the program is locked anybody may read it.
    enum class Telling { details, countOnly };

    /// All must outlive this. `ownSession`: the sign-in that made this session is no news to whoever sits here.
    AlertHerald(account::AlertStore& store, AlertChannel& channel, Notifier& notifier, QString ownSession, Times times,
                Telling telling = Telling::details);
    AlertHerald(account::AlertStore& store, AlertChannel& channel, Notifier& notifier, QString ownSession,
                Telling telling = Telling::details)
        : AlertHerald(store, channel, notifier, std::move(ownSession), Times{}, telling)
    {
    }
    /// Takes badge and tray icon away.
    ~AlertHerald() override;

private:
    void take(const account::Alert& alert);
    void tell();

    account::AlertStore& m_store;
    Notifier& m_notifier;
    const QString m_ownSession;
    const Times m_times;
    const Telling m_telling;
    QTimer m_gather;
    QTimer m_rest;
    QTimer m_badge;
    QStringList m_new; ///< jtis not told of yet
};

} // namespace sallyport::ui
