// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/slider_puzzle.h"

#include "ui/widgets/png_picture.h"
#include "ui/widgets/style_painting.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace sallyport::ui {
namespace {

constexpr qsizetype maxTrace = 500; // docs/protocol.md
constexpr int leap = 20;
constexpr int stride = 4; // of an arrow key that is held down

} // namespace

SliderPuzzle::SliderPuzzle(Clock clock, QWidget* parent) : QAbstractSlider(parent), m_clock(std::move(clock))
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setMouseTracking(true);
    setSingleStep(1);
    setPageStep(leap);
    setAccessibleName(tr("Place of the piece"));
    setAccessibleDescription(tr("Move the piece into its gap: arrow keys by %1, with Shift or Page Up and Page Down by "
                                "%2; Return goes on.")
                                 .arg(1)
                                 .arg(leap));
}

bool SliderPuzzle::setChallenge(const auth::SliderChallenge& challenge)
{
    m_size = QSize(challenge.width, challenge.height);
    const auto background = readPng(challenge.backgroundPng, QSize(1000, 1000));
    const auto piece = readPng(challenge.piecePng, QSize(1000, 1000));
    m_background = background.value_or(QImage());
    m_piece = piece.value_or(QImage());
    m_row = challenge.row;
    m_trace.clear();
    m_dragging = false;
    setRange(0, std::max(0, challenge.width - challenge.pieceWidth));
    setValue(0);
    updateGeometry();
    update();
    return background && piece;
}

auth::SliderAnswer SliderPuzzle::answer() const
{
    return {.x = value(), .trace = m_trace};
}

QSize SliderPuzzle::sizeHint() const
{
    if (m_size.isEmpty())
        return {ems(this, 20), ems(this, 12)};
    const int width = ems(this, 22);
    return {width, static_cast<int>(std::lround(double(width) * m_size.height() / m_size.width())) + ems(this, 2.8)};
}

double SliderPuzzle::scale() const
{
    return m_size.isEmpty() ? 1.0 : width() / static_cast<double>(m_size.width());
}

QRectF SliderPuzzle::picture() const
{
    return {0, 0, m_size.width() * scale(), m_size.height() * scale()};
}

QRectF SliderPuzzle::handle() const
{
    const double side = ems(this, 2.1);
    const double travel = maximum() > 0 ? value() / static_cast<double>(maximum()) : 0;
    const double y = picture().height() + (height() - picture().height() - side) / 2 + ems(this, 0.2);
    return {travel * (width() - side), y, side, side};
}

void SliderPuzzle::moveTo(int x, int y)
{
    const bool first = m_trace.isEmpty();
    if (first) {
        m_startedMs = m_clock.monotonicMs();
        record(value(), y);
    }
    setSliderPosition(std::clamp(x, minimum(), maximum()));
    record(value(), y);
    update();
    if (first)
        Q_EMIT moved();
}

void SliderPuzzle::record(int x, int y)
{
    if (m_trace.size() >= maxTrace) {
        // A long way is kept whole at half its detail, rather than cut off.
        QList<auth::TracePoint> thinned;
        for (qsizetype i = 0; i < m_trace.size(); i += 2)
            thinned.append(m_trace.at(i));
        m_trace = thinned;
    }
    m_trace.append({.ms = static_cast<int>(m_clock.monotonicMs() - m_startedMs), .x = x, .y = y});
}

void SliderPuzzle::mousePressEvent(QMouseEvent* event)
{
    const QRectF grip = handle();
    QRectF piece(value() * scale(), m_row * scale(), m_piece.width() * scale(), m_piece.height() * scale());
    if (event->button() != Qt::LeftButton || !(grip.contains(event->position()) || piece.contains(event->position())))
        return;
    m_dragging = true;
    m_grabbedAt = event->position().x();
    m_grabbedValue = value();
    // The handle's way is shorter than the piece's by the difference of their widths.
    m_valuePerPixel = grip.contains(event->position()) ? maximum() / (width() - grip.width()) : 1 / scale();
    setSliderDown(true);
    setCursor(Qt::ClosedHandCursor);
}

void SliderPuzzle::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragging)
        return;
    const int x =
        m_grabbedValue + static_cast<int>(std::lround((event->position().x() - m_grabbedAt) * m_valuePerPixel));
    moveTo(x, static_cast<int>(std::lround(event->position().y() / scale())));
}

void SliderPuzzle::mouseReleaseEvent(QMouseEvent*)
{
    m_dragging = false;
    setSliderDown(false);
    unsetCursor();
}

void SliderPuzzle::keyPressEvent(QKeyEvent* event)
{
    const int way = event->modifiers().testFlag(Qt::ShiftModifier) ? leap : event->isAutoRepeat() ? stride : 1;
    const int y = m_row + m_piece.height() / 2;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(value() - way, y);
    case Qt::Key_Right:
        return moveTo(value() + way, y);
    case Qt::Key_PageDown:
        return moveTo(value() - leap, y);
    case Qt::Key_PageUp:
        return moveTo(value() + leap, y);
    case Qt::Key_Home:
        return moveTo(minimum(), y);
    case Qt::Key_End:
        return moveTo(maximum(), y);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat())
            Q_EMIT placed();
        return;
    default:
        event->ignore(); // not QAbstractSlider: its steps would leave no trace
    }
}

void SliderPuzzle::focusInEvent(QFocusEvent*)
{
    update();
}

void SliderPuzzle::focusOutEvent(QFocusEvent*)
{
    update();
}

void SliderPuzzle::paintEvent(QPaintEvent*)
{
    const Theme& t = theme(palette());
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_background.isNull())
        return;
    QPainterPath corners;
    corners.addRoundedRect(picture(), painting::cornerRadius(this), painting::cornerRadius(this));
    painter.setClipPath(corners);
    painter.drawImage(picture(), m_background);
    const QSizeF piece = QSizeF(m_piece.size()) * scale();
    painter.drawImage(QRectF(QPointF(value(), m_row) * scale(), piece), m_piece);
    painter.setClipping(false);
    const QRectF grip = handle();
    const double line = painting::lineWidth(this);
    const QRectF track(0, grip.center().y() - ems(this, 0.3), width(), ems(this, 0.6));
    painting::roundedRect(&painter, track, track.height() / 2, t.hover, t.fieldBorder, line);
    painting::roundedRect(&painter, grip, grip.height() / 2, isEnabled() ? t.accent : t.border, QColor(), 0);
    painter.setPen(QPen(t.onAccent, line * 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double reach = grip.width() * 0.16;
    for (const double side : {-1.0, 1.0}) {
        const QPointF tip = grip.center() + QPointF(side * grip.width() * 0.28, 0);
        painter.drawPolyline(QPolygonF{tip + QPointF(-side * reach, -reach), tip, tip + QPointF(-side * reach, reach)});
    }
    if (hasFocus())
        painting::roundedRect(&painter, grip.adjusted(line * 2, line * 2, -line * 2, -line * 2), grip.height() / 2,
                              QColor(), t.onAccent, line * 1.5);
}

} // namespace sallyport::ui
