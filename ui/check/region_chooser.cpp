// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/region_chooser.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sallyport::ui {

namespace {

constexpr int smallest = 8; // a slip of the hand is no frame

} // namespace

RegionChooser::RegionChooser(QImage screen)
    : QWidget(nullptr, Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint), m_screen(std::move(screen))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false); // the window is hidden meanwhile, and comes back
    setCursor(Qt::CrossCursor);
    setWindowTitle(tr("Choose the part of the screen with the code"));
    setAccessibleName(tr("The screen. Return takes all of it, Escape gives up; the arrow keys move a frame, with Shift "
                         "they change its size."));
}

void RegionChooser::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.drawImage(rect(), m_screen);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    const QString help = tr("Draw a frame around the code. Return: the whole screen. Escape: give up.");
    const QFontMetrics metrics(font());
    const QSize room(metrics.horizontalAdvance(help) + ems(this, 2), ems(this, 2));
    const QRect band(QPoint((width() - room.width()) / 2, ems(this, 2)), room);
    painter.fillRect(band, theme(palette()).surface);
    painter.setPen(theme(palette()).text);
    painter.drawText(band, Qt::AlignCenter, help);
    if (m_frame.isNull())
        return;
    const double scale = m_screen.devicePixelRatio();
    const QRectF part(QPointF(m_frame.topLeft()) * scale, QSizeF(m_frame.size()) * scale);
    painter.drawImage(QRectF(m_frame), m_screen, part);
    painter.setPen(QPen(theme(palette()).accent, 2));
    painter.drawRect(m_frame);
}

void RegionChooser::mousePressEvent(QMouseEvent* event)
{
    m_from = event->pos();
    m_frame = {};
    update();
}

void RegionChooser::mouseMoveEvent(QMouseEvent* event)
{
    m_frame = QRect(m_from, event->pos()).normalized() & rect();
    update();
}

void RegionChooser::mouseReleaseEvent(QMouseEvent*)
{
    if (m_frame.width() >= smallest && m_frame.height() >= smallest)
        take();
    m_frame = {};
    update();
}

void RegionChooser::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT cancelled();
        close();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_frame.isNull())
            m_frame = rect();
        return take();
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return moveFrame(*event);
    default:
        QWidget::keyPressEvent(event);
    }
}

void RegionChooser::moveFrame(const QKeyEvent& event)
{
    if (m_frame.isNull())
        m_frame = QRect(width() / 3, height() / 3, width() / 3, height() / 3);
    const int step = ems(this, 1);
    const int x = event.key() == Qt::Key_Left ? -step : event.key() == Qt::Key_Right ? step : 0;
    const int y = event.key() == Qt::Key_Up ? -step : event.key() == Qt::Key_Down ? step : 0;
    const QRect moved =
        event.modifiers().testFlag(Qt::ShiftModifier) ? m_frame.adjusted(0, 0, x, y) : m_frame.translated(x, y);
    if (const QRect inside = moved & rect(); inside.width() >= smallest && inside.height() >= smallest)
        m_frame = inside;
    update();
}

void RegionChooser::take()
{
    const double scale = m_screen.devicePixelRatio();
    const QRect part(QPointF(QPointF(m_frame.topLeft()) * scale).toPoint(),
                     QSizeF(QSizeF(m_frame.size()) * scale).toSize());
    Q_EMIT chosen(m_screen.copy(part & m_screen.rect()));
    close();
}

} // namespace sallyport::ui
