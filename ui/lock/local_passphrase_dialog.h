// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LocalPassphraseDialog: sets the local passphrase that unlocks the program, changes it, or takes it away. It closes
// once that is done; what stands in the way stands under the field it concerns.
//   auto* dialog = new LocalPassphraseDialog(LocalPassphraseDialog::Act::set, port, this);   dialog->open();
#pragma once

#include "ui/lock/lock_port.h"

#include <QDialog>

namespace sallyport::ui {

class Button;
class FormField;
class SecretField;
class WaitRow;

class LocalPassphraseDialog : public QDialog {
    Q_OBJECT
public:
    enum class Act { set, change, remove };
    /// Shortest passphrase that is taken, in characters.
    static constexpr int minimumLength = 8;

    /// `port` must outlive it. Accepted when it is done; deletes itself.
    LocalPassphraseDialog(Act act, LockPort& port, QWidget* parent);

private:
    void give();
    bool isGood();
    void take(const Result<Done, LockError>& answer);

    const Act m_act;
    LockPort& m_port;
    SecretField* m_old = nullptr;
    SecretField* m_fresh = nullptr;
    SecretField* m_repeat = nullptr;
    FormField* m_oldField = nullptr;
    FormField* m_freshField = nullptr;
    FormField* m_repeatField = nullptr;
    Button* m_go;
    WaitRow* m_wait;
};

} // namespace sallyport::ui
