// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// NotMePage: the steps after "It wasn't me" for one alert. Each is ticked only by the service's answer; nothing here
// removes the alert, and no new value is shown before the service agrees. Takes up what was begun before.
//   auto* page = new NotMePage(store, account, here, jti, clock, this);
#pragma once

#include "core/account/not_me_run.h"
#include "core/base/clock.h"
#include "ui/alerts/step_forms.h"
#include "ui/text/alert_messages.h"

#include <QWidget>

#include <array>

namespace sallyport::ui {

class Banner;
class Button;
class StepCard;

class NotMePage : public QWidget {
    Q_OBJECT
public:
    /// `store` (opened, knowing `jti`) and `account` must outlive the page. Marks the alert as not the person's.
    NotMePage(account::AlertStore& store, account::AccountService& account, const Here& here, const QString& jti,
              Clock clock, const PassphraseHelp& passphrase = {}, QWidget* parent = nullptr);

    /// An answer is still to come: the page must live until then.
    bool isBusy() const;
    /// What stands on the way back, where it does not lead to the alerts.
    void setReturn(const QString& caption);
    /// Puts the keyboard on the way back, where a stray Return does nothing.
    void takeKeyboard();

Q_SIGNALS:
    void left();

protected:
    /// What was typed does not outlast the person's looking at it.
    void hideEvent(QHideEvent* event) override;

private:
    void start(account::NotMeStep step);
    void refresh();
    void buildCards(const PassphraseHelp& passphrase);
    QWidget* buildHead(const account::Alert& alert, const Here& here);

    account::NotMeRun m_run;
    Clock m_clock;
    QString m_askedCode; ///< shown only once it is in force
    Button* m_back = nullptr;
    PassphraseForm* m_passphrase = nullptr;
    CodeForm* m_code = nullptr;
    Banner* m_finished;
    std::array<StepCard*, account::allNotMeSteps.size()> m_cards{};
};

} // namespace sallyport::ui
