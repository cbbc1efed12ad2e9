// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/step_indicator.h"

#include "ui/widgets/style_painting.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace sallyport::ui {

StepIndicator::StepIndicator(const QStringList& names, QWidget* parent) : QWidget(parent), m_names(names)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCurrent(-1);
}

void StepIndicator::setCurrent(int step)
{
    m_current = step;
    const auto count = static_cast<int>(m_names.size());
    setAccessibleName(step >= 0 && step < count ? tr("Step %1 of %2: %3").arg(step + 1).arg(count).arg(m_names.at(step))
                                                : tr("Steps of signing in: %1").arg(count));
    update();
}

QSize StepIndicator::sizeHint() const
{
    return {ems(this, 20), ems(this, 2.9)};
}

QSize StepIndicator::minimumSizeHint() const
{
    return {ems(this, 14), ems(this, 2.9)};
}

void StepIndicator::paintEvent(QPaintEvent*)
{
    const Theme& t = theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = ems(this, 1.5);
    const auto count = static_cast<double>(m_names.size());
    const double cell = width() / count;
    const double line = painting::lineWidth(this);
    const auto centre = [&](double step) {
        const double x = cell * (step + 0.5);
        return QPointF(layoutDirection() == Qt::RightToLeft ? width() - x : x, side / 2 + line);
    };
    for (int i = 0; i < m_names.size(); ++i) {
        const bool behind = i < m_current;
        const bool here = i == m_current;
        QRectF disc(0, 0, side, side);
        disc.moveCenter(centre(i));
        if (i > 0) {
            const QPointF reach(side * 0.75, 0);
            const bool reversed = centre(i).x() < centre(i - 1).x();
            painter.setPen(QPen(i <= m_current ? t.accent : t.border, line * 1.5));
            painter.drawLine(centre(i - 1) + (reversed ? -reach : reach), centre(i) - (reversed ? -reach : reach));
        }
        painting::roundedRect(&painter, disc, side / 2, here ? t.accent : t.surface,
                              behind || here ? t.accent : t.fieldBorder, line * 1.2);
        if (behind) {
            painter.setPen(QPen(t.accent, line * 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(QPolygonF{disc.topLeft() + QPointF(side * 0.30, side * 0.53),
                                           disc.topLeft() + QPointF(side * 0.45, side * 0.67),
                                           disc.topLeft() + QPointF(side * 0.71, side * 0.36)});
        } else {
            painter.setPen(here ? t.onAccent : t.muted);
            painter.drawText(disc, Qt::AlignCenter, locale().toString(i + 1));
        }
        painter.setPen(here ? t.text : t.muted);
        const QRectF caption(centre(i).x() - cell / 2, side + line * 2, cell, height() - side - line * 2);
        painter.drawText(caption, static_cast<int>(Qt::AlignHCenter) | static_cast<int>(Qt::AlignBottom),
                         fontMetrics().elidedText(m_names.at(i), Qt::ElideRight, static_cast<int>(cell)));
    }
}

} // namespace sallyport::ui
