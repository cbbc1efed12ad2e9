// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/check_before.h"

#include "ui/check/checker.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_box.h"

#include <QBoxLayout>

namespace sallyport::ui {

CheckBefore::CheckBefore(Checker& checker, QWidget* parent) : QWidget(parent)
{
    auto* back = new Button(tr("&Back"), Button::Kind::quiet, this); // before the page, also for the Tab key
    m_page = checker.newPage({}, this);
    back->setIcon(icon(Icon::back, Tone::accent));
    m_page->setMaximumWidth(ems(this, 46));
    auto* middle = new QWidget(this);
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, ems(this, 0.5), 0);
    row->addStretch(1);
    row->addWidget(m_page, 20);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1.5), ems(this, 1.2), ems(this, 1.5), 0);
    column->setSpacing(ems(this, 0.6));
    column->addWidget(back, 0, Qt::AlignLeft);
    column->addWidget(scrollBox(middle, this), 1);
    connect(back, &QPushButton::clicked, this, &CheckBefore::left);
}

void CheckBefore::takeKeyboard()
{
    m_page->takeKeyboard();
}

void CheckBefore::forget()
{
    m_page->forget();
}

} // namespace sallyport::ui
