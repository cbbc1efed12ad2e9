// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PasscodeField: where the six digits of a trading passcode are typed, with its caption and its error.
//   if (field->check()) safety.approve(action, field->take());
#pragma once

#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_field.h"

namespace sallyport::ui {

class PasscodeField : public FormField {
    Q_OBJECT
public:
    explicit PasscodeField(const QString& caption, QWidget* parent = nullptr);
    SecretField* field() const { return m_field; }
    /// False where it is not six digits; says so and puts the keyboard there.
    bool check();
    Secret take() { return m_field->take(); }
    void forget();

private:
    SecretField* m_field;
};

} // namespace sallyport::ui
