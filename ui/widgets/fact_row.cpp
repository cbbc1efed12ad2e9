// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fact_row.h"

#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

FactRow::FactRow(const QString& caption, QWidget* parent)
    : QWidget(parent), m_caption(mutedLabel(caption, this)), m_value(new TextLabel({}, this))
{
    m_caption->setFixedWidth(ems(this, 8));
    m_caption->setAlignment(Qt::AlignTop);
    m_value->setSelectable();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_caption, 0, Qt::AlignTop);
    row->addWidget(m_value, 1);
}

void FactRow::setValue(const QString& value)
{
    m_value->setText(value);
    m_value->setAccessibleName(m_caption->text() + QStringLiteral(": ") + value);
}

QString FactRow::value() const
{
    return m_value->text();
}

void FactRow::setTone(Tone tone)
{
    m_value->setTone(tone);
}

} // namespace sallyport::ui
