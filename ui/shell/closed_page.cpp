// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closed_page.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

ClosedPage::ClosedPage(const QString& title, ClosedPart part, QWidget* parent) : QWidget(parent)
{
    auto* why = new Banner(this);
    why->say(Tone::normal, message(part));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 1));
    column->addWidget(new TextLabel(title, TextLabel::Role::title, this));
    column->addWidget(why);
    column->addStretch();
}

} // namespace sallyport::ui
