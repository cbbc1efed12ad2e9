// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertsPage: what happened to the account, newest first, whether alerts get through, and what the person makes of
// each: "It was me", or "It wasn't me" with its steps.
//   auto* page = new AlertsPage({.store = &store, .channel = &channel, .account = &account, ...}, this);
#pragma once

#include "ui/alerts/alert_model.h"
#include "ui/alerts/notifier.h"
#include "ui/alerts/step_forms.h"

#include "core/account/account_service.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QListView;
class QStackedWidget;

namespace sallyport::ui {

class AlertChannel;
class AlertDetails;
class Banner;
class NotMePage;
class TextLabel;

/// What the page stands on; all must outlive it.
struct AlertsParts {
    account::AlertStore* store = nullptr;
    AlertChannel* channel = nullptr;
    account::AccountService* account = nullptr;
    Notifier* notifier = nullptr; ///< null: nothing is told outside the window, and nothing said about it
    TrayChoice tray = {};
    Clock clock = systemClock();
    PassphraseHelp passphrase = {}; ///< for the steps after "It wasn't me"
    bool readOnly = false;          ///< a shared computer: no steps after "It wasn't me", which change the account
    Here here = {};                 ///< session and device; the rest is asked of `account`
};

class AlertsPage : public QWidget {
    Q_OBJECT
public:
    explicit AlertsPage(const AlertsParts& parts, QWidget* parent = nullptr);

    /// The list, on the newest alert that waits for the person, or else on the newest.
    void showNewest();
    /// The steps of "It wasn't me" for this alert.
    void showSteps(const QString& jti);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildMain();
    void askHere();
    void follow();
    void chooseNewest();
    void showCurrent();
    void showReach();
    void review(account::Review review);
    void openSteps();
    void leaveSteps(const QString& jti);
    QString currentJti() const;

    AlertsParts m_parts;
    AlertModel m_model;
    QStackedWidget* m_stack;
    QWidget* m_main;
    QWidget* m_mainBox; ///< lets m_main scroll in a small window
    Banner* m_reach;
    Banner* m_trouble;
    TextLabel* m_empty;
    QListView* m_list;
    AlertDetails* m_details;
    QCheckBox* m_stay;
    QHash<QString, NotMePage*> m_steps; ///< by jti: those that are shown or wait for an answer
    bool m_hereAsked = false;
};

} // namespace sallyport::ui
