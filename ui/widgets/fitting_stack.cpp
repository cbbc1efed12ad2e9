// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fitting_stack.h"

namespace sallyport::ui {

FittingStack::FittingStack(QWidget* parent) : QStackedWidget(parent)
{
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
}

QSize FittingStack::sizeHint() const
{
    return currentWidget() != nullptr ? currentWidget()->sizeHint() : QStackedWidget::sizeHint();
}

QSize FittingStack::minimumSizeHint() const
{
    return currentWidget() != nullptr ? currentWidget()->minimumSizeHint() : QStackedWidget::minimumSizeHint();
}

bool FittingStack::hasHeightForWidth() const
{
    return currentWidget() != nullptr && currentWidget()->hasHeightForWidth();
}

int FittingStack::heightForWidth(int width) const
{
    return currentWidget() != nullptr ? currentWidget()->heightForWidth(width) : -1;
}

} // namespace sallyport::ui
