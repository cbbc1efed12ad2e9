// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PasscodeDialog: sets the trading passcode, changes it, or replaces a forgotten one.
//   (new PasscodeDialog(PasscodeDialog::Act::set, safety, identifier, page))->open();
#pragma once

#include "core/account/safety_service.h"
#include "ui/safety/safety_dialog.h"

namespace sallyport::ui {

class PasscodeField;

class PasscodeDialog : public SafetyDialog {
    Q_OBJECT
public:
    enum class Act { set, change, forgotten };
    /// `safety` must outlive it. `identifier`: what one signs in with, whose digits are none of a passcode; may be
    /// empty.
    PasscodeDialog(Act act, account::SafetyService& safety, const QString& identifier, QWidget* parent);

protected:
    void give() override;
    void forget() override;

private:
    PasscodeField* add(const QString& caption);
    const Act m_act;
    account::SafetyService& m_safety;
    const QString m_identifier;
    PasscodeField* m_old = nullptr;
    PasscodeField* m_fresh;
    PasscodeField* m_again;
};

} // namespace sallyport::ui
