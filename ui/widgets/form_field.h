// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FormField: a caption with its mnemonic, the control below it, a hint, and the error that concerns this very control.
//   auto* field = new FormField(tr("&Phone or e-mail"), new QLineEdit, this);
//   field->setError(tr("Enter an e-mail address or a phone number."));
#pragma once

#include <QWidget>

class QLineEdit;

namespace sallyport::ui {

class TextLabel;

class FormField : public QWidget {
    Q_OBJECT
public:
    /// Takes the control over; names it for assistive technology.
    FormField(const QString& caption, QWidget* control, QWidget* parent = nullptr);

    /// Stands below the control while there is no error.
    void setHint(const QString& hint);
    /// Marks the control and says why; an empty text takes it back.
    void setError(const QString& error);
    QString error() const { return m_error; }
    QWidget* control() const { return m_control; }

private:
    void showNote();

    QWidget* m_control;
    TextLabel* m_note;
    QString m_hint;
    QString m_error;
};

/// Return in the first of the two leads to the other while that is empty: true, and then nothing is wrong with it yet.
bool leadOn(const QLineEdit* from, QLineEdit* to);

} // namespace sallyport::ui
