// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/passcode_field.h"

#include "core/base/passcode_digits.h"

#include <QRegularExpressionValidator>

namespace sallyport::ui {

PasscodeField::PasscodeField(const QString& caption, QWidget* parent)
    : FormField(caption, new SecretField, parent), m_field(static_cast<SecretField*>(control()))
{
    m_field->setMaxLength(passcodeDigits);
    m_field->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]*")), m_field));
    m_field->setInputMethodHints(m_field->inputMethodHints() | Qt::ImhDigitsOnly);
    connect(m_field, &QLineEdit::textEdited, this, [this] { setError({}); });
}

bool PasscodeField::check()
{
    if (m_field->text().size() == passcodeDigits)
        return true;
    setError(tr("Type all %n digits.", nullptr, passcodeDigits));
    m_field->setFocus();
    return false;
}

void PasscodeField::forget()
{
    m_field->forget();
    setError({});
}

} // namespace sallyport::ui
