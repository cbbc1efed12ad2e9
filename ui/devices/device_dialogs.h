// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The small questions of the devices page: a new name, the passcode, and whether several are to be signed out. They
// delete themselves.
//   (new RenameDialog(name, this))->open();
#pragma once

#include "core/base/secret.h"
#include "ui/text/device_messages.h"

#include <QDialog>

#include <memory>

class QLineEdit;

namespace sallyport::ui {

class FormField;
class PasscodeField;

class RenameDialog : public QDialog {
    Q_OBJECT
public:
    RenameDialog(const QString& name, QWidget* parent);

Q_SIGNALS:
    /// 1 to 64 characters, none of them hidden ones.
    void chosen(const QString& name);

private:
    void give();
    QLineEdit* m_name;
    FormField* m_field;
};

class PasscodeQuestion : public QDialog {
    Q_OBJECT
public:
    PasscodeQuestion(const QString& question, const QString& consequence, const QString& caption, QWidget* parent);

Q_SIGNALS:
    /// Once; whoever takes it may move it away.
    void given(const std::shared_ptr<sallyport::Secret>& passcode);

private:
    void give();
    PasscodeField* m_passcode;
};

class ConfirmDialog;
/// Whether a change is to take effect at once, with all that it would change. `device`: the name of the one it was
/// asked from.
ConfirmDialog* approvalQuestion(const account::PendingChange& change, const QString& device,
                                const DeviceContext& context, QWidget* parent);

class ConfirmDialog : public QDialog {
    Q_OBJECT
public:
    /// `consequences`: one paragraph each. Accepted by the button with `caption`.
    ConfirmDialog(const QString& question, const QStringList& consequences, const QString& caption, QWidget* parent);
};

} // namespace sallyport::ui
