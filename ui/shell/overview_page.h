// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewPage: the session at a glance: who, where, since when, until when, how it is kept, how the address was
// proved, how far the clocks are apart, and what is not set up.
#pragma once

#include "ui/shell/app_services.h"

#include <QBasicTimer>
#include <QWidget>

class QVBoxLayout;

namespace sallyport::ui {

class FactRow;
class TextLabel;

class OverviewPage : public QWidget {
    Q_OBJECT
public:
    /// `services` and `session` must outlive the page.
    OverviewPage(const AppServices& services, const origin::ServiceProfile& profile, SessionPort& session,
                 QWidget* parent = nullptr);

    /// Reads the facts again.
    void refresh();
    /// How many sessions the account has, and how many of them need a look.
    void setSessions(qsizetype open, qsizetype toLookAt);
    /// What protects the account and is not set up, a sentence each.
    void setUnprotected(const QStringList& missing);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void showMissing();
    void showAlerts();
    void followAlerts();
    QVBoxLayout* addCard(QBoxLayout* column, const QString& heading);

    const AppServices& m_services;
    const origin::ServiceProfile& m_profile;
    SessionPort& m_session;
    FactRow* m_who;
    FactRow* m_since;
    FactRow* m_until;
    FactRow* m_computer;
    FactRow* m_kept;
    FactRow* m_alerts;
    FactRow* m_sessions;
    FactRow* m_where;
    FactRow* m_proof;
    FactRow* m_clock;
    QStringList m_unprotected;
    QVBoxLayout* m_missing;
    QBasicTimer m_ago; ///< "12 s ago", while it is seen
};

} // namespace sallyport::ui
