// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_view.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace sallyport::ui {

IconView::IconView(double lines, QWidget* parent) : QWidget(parent), m_lines(lines)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconView::setIcon(const QIcon& icon)
{
    m_icon = icon;
    update();
}

QSize IconView::sizeHint() const
{
    return QSize(1, 1) * ems(this, m_lines);
}

void IconView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace sallyport::ui
