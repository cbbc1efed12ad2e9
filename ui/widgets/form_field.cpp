// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/form_field.h"

#include "ui/text/plain_caption.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <QVariant>

namespace sallyport::ui {

FormField::FormField(const QString& caption, QWidget* control, QWidget* parent)
    : QWidget(parent), m_control(control), m_note(new TextLabel({}, TextLabel::Role::small, this))
{
    auto* label = new TextLabel(caption, TextLabel::Role::strong, this);
    label->setBuddy(control);
    control->setAccessibleName(plainCaption(caption));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.3));
    column->addWidget(label);
    column->addWidget(control);
    column->addWidget(m_note);
    showNote();
}

void FormField::setHint(const QString& hint)
{
    m_hint = hint;
    showNote();
}

void FormField::setError(const QString& error)
{
    const bool isNew = !error.isEmpty() && error != m_error;
    m_error = error;
    m_control->setProperty("wrong", !error.isEmpty());
    m_control->update();
    showNote();
    if (isNew)
        announce(m_note);
}

void FormField::showNote()
{
    const QString note = m_error.isEmpty() ? m_hint : m_error;
    m_note->setTone(m_error.isEmpty() ? Tone::muted : Tone::danger);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_control->setAccessibleDescription(note);
}

bool leadOn(const QLineEdit* from, QLineEdit* to)
{
    if (!from->hasFocus() || !to->text().isEmpty())
        return false;
    to->setFocus();
    return true;
}

} // namespace sallyport::ui
