// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fitting_stack.h"

#include <QBoxLayout>

namespace sallyport::ui {

FittingStack::FittingStack(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void FittingStack::addWidget(QWidget* page)
{
    page->hide();
    m_layout->addWidget(page);
}

void FittingStack::setCurrentWidget(QWidget* page)
{
    for (int i = 0; i < m_layout->count(); ++i) {
        QWidget* other = m_layout->itemAt(i)->widget();
        if (other != page)
            other->hide();
    }
    page->show();
}

} // namespace sallyport::ui
