// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ApprovalPanel: an action as the service holds it, drawn from its members: every letter of the address in groups of
// four, the memo always, until when it can be approved, what looks wrong; and the passcode that approves it. EchoPanel:
// what the service understood instead, beside what was asked for.
//   panel->setAction(action);   ...   safety.approve(panel->action(), panel->takePasscode());
#pragma once

#include "core/account/safety_values.h"
#include "core/base/clock.h"
#include "core/base/secret.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace sallyport::ui {

class Banner;
class FactRow;
class PasscodeField;
class TextLabel;

class ApprovalPanel : public QWidget {
    Q_OBJECT
public:
    /// `serviceNow`: seconds since 1970 by the service's clock.
    explicit ApprovalPanel(std::function<std::int64_t()> serviceNow, QWidget* parent = nullptr);

    void setAction(account::Action action);
    const account::Action& action() const { return m_action; }
    /// False unless six digits are typed and the time is not over; says which.
    bool check();
    Secret takePasscode();
    void forget();
    void takeKeyboard();

private:
    void tick();
    std::function<std::int64_t()> m_now;
    account::Action m_action;
    FactRow* m_asset;
    FactRow* m_network;
    TextLabel* m_address;
    FactRow* m_memo;
    FactRow* m_left;
    Banner* m_doubt; ///< an address to be added that looks wrong
    PasscodeField* m_passcode;
    QTimer m_timer;
};

class EchoPanel : public QWidget {
    Q_OBJECT
public:
    explicit EchoPanel(QWidget* parent = nullptr);
    void show(const account::ActionWish& wanted, const account::ActionWish& echoed);

private:
    QVBoxLayout* m_column;
    QWidget* m_rows = nullptr;
};

} // namespace sallyport::ui
