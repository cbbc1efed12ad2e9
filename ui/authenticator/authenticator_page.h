// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthenticatorPage: what codes the service asks for at this moment and from where, and the built-in authenticator,
// which shows its code while this very computer is asked for one, or for half a minute when the person wants it.
//   auto* page = new AuthenticatorPage({.authenticator = &authenticator, .profileId = profile.id, ...}, this);
#pragma once

#include "ui/alerts/step_forms.h"
#include "ui/authenticator/challenge_panel.h"
#include "ui/text/alert_messages.h"

#include "core/account/alert_store.h"
#include "core/base/clock.h"

namespace sallyport::ui {

class Button;
class FittingStack;
class NotMePage;
class TextLabel;

/// What the page stands on; all must outlive it.
struct AuthenticatorParts {
    Authenticator* authenticator = nullptr;
    QString profileId = {};
    account::AuthenticatorService* challenges = nullptr; ///< null: the service tells of none
    account::AccountService* account = nullptr;          ///< for the steps of "It wasn't me"; null with the former
    Clock clock = systemClock();
    std::function<std::int64_t()> serviceNow = {}; ///< seconds since 1970 by the service's clock
    PassphraseHelp passphrase = {};                ///< likewise for the steps
    Here here = {};
};

class AuthenticatorPage : public QWidget {
    Q_OBJECT
public:
    /// A code that was asked for stays so long, in seconds of the service's clock.
    static constexpr std::int64_t showSeconds = 30;

    /// `below`: what helps to set it up, e.g. the practice card; may be null.
    AuthenticatorPage(const AuthenticatorParts& parts, QWidget* below, QWidget* parent = nullptr);
    ~AuthenticatorPage() override;

    /// Something has happened to the account: looks at once what codes are asked for.
    void look();
    /// How many challenges the person has to look at.
    qsizetype strangers() const;

Q_SIGNALS:
    void strangersChanged();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void buildMain(QWidget* below);
    void buildEntry(class QVBoxLayout* column);
    void follow();
    void showCode();
    void hideCode();
    void openSteps(const account::CodeChallenge& challenge);
    void leaveSteps();

    AuthenticatorParts m_parts;
    FittingStack* m_stack;
    QWidget* m_main;
    ChallengePanel* m_challenges = nullptr; ///< null where the service tells of none
    QWidget* m_entry;
    TextLabel* m_name;
    TextLabel* m_code;
    TextLabel* m_note;
    Button* m_show;
    TextLabel* m_none;
    std::int64_t m_shownUntil = 0; ///< by the service's clock; 0: not asked for
    QTimer m_timer;
    account::AlertStore m_steps; ///< what "It wasn't me" has done about a challenge; in memory only
    NotMePage* m_notMe = nullptr;
};

} // namespace sallyport::ui
