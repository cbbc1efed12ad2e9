// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/picture_grid.h"

#include "ui/widgets/png_picture.h"
#include "ui/widgets/style_painting.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace sallyport::ui {
namespace {

constexpr int columns = 3;

class Tile : public QAbstractButton {
public:
    explicit Tile(QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }
    void setPicture(QImage picture)
    {
        m_picture = std::move(picture);
        setChecked(false);
        update();
    }
    QSize sizeHint() const override { return QSize(1, 1) * ems(this, 6); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = theme(palette());
        const double line = painting::lineWidth(this);
        const double radius = painting::cornerRadius(this) * 1.3;
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const double inset = isChecked() ? line * 5 : line * 2;
        const QRectF place = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
        QPainterPath clip;
        clip.addRoundedRect(place, radius, radius);
        painter.save();
        painter.setClipPath(clip);
        painter.drawImage(place, m_picture);
        painter.restore();
        if (isChecked()) {
            painting::roundedRect(&painter, rect(), radius, QColor(), t.accent, line * 3);
            drawTick(&painter, t, line);
        } else {
            painting::roundedRect(&painter, place, radius, QColor(), underMouse() ? t.accent : t.border, line);
        }
        if (hasFocus()) {
            const double ring = isChecked() ? line * 5 : 0;
            painting::roundedRect(&painter, QRectF(rect()).adjusted(ring, ring, -ring, -ring), radius, QColor(), t.text,
                                  line * 2);
        }
    }

private:
    void drawTick(QPainter* painter, const Theme& t, double line) const
    {
        const double side = ems(this, 1.5);
        const QRectF disc(width() - side - line * 4, line * 4, side, side);
        painting::roundedRect(painter, disc, side / 2, t.accent, t.surface, line * 1.5);
        painter->setPen(QPen(t.onAccent, line * 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF{disc.topLeft() + QPointF(side * 0.30, side * 0.53),
                                        disc.topLeft() + QPointF(side * 0.45, side * 0.67),
                                        disc.topLeft() + QPointF(side * 0.71, side * 0.36)});
    }

    QImage m_picture;
};

} // namespace

PictureGrid::PictureGrid(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(ems(this, 0.3));
    for (int i = 0; i < columns * columns; ++i) {
        auto* tile = new Tile(this);
        tile->setAccessibleName(tr("Picture %1 of %2").arg(i + 1).arg(columns * columns));
        tile->setAccessibleDescription(tr("Space chooses it, the arrow keys lead to its neighbours, Return goes on."));
        tile->installEventFilter(this);
        connect(tile, &QAbstractButton::toggled, this, &PictureGrid::toggled);
        grid->addWidget(tile, i / columns, i % columns);
        m_tiles.append(tile);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool PictureGrid::setChallenge(const auth::PicturesChallenge& challenge)
{
    bool whole = challenge.tilePngs.size() == m_tiles.size();
    for (int i = 0; i < m_tiles.size(); ++i) {
        const auto picture = readPng(challenge.tilePngs.value(i), QSize(1000, 1000));
        whole = whole && picture;
        static_cast<Tile*>(m_tiles.at(i))->setPicture(picture.value_or(QImage()));
    }
    return whole;
}

auth::PicturesAnswer PictureGrid::answer() const
{
    auth::PicturesAnswer chosen;
    for (int i = 0; i < m_tiles.size(); ++i) {
        if (m_tiles.at(i)->isChecked())
            chosen.indexes.append(i);
    }
    return chosen;
}

QWidget* PictureGrid::firstField()
{
    return m_tiles.first();
}

bool PictureGrid::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto here = static_cast<int>(m_tiles.indexOf(static_cast<QAbstractButton*>(watched)));
    int there = here;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Left:
        there -= here % columns > 0 ? 1 : 0;
        break;
    case Qt::Key_Right:
        there += here % columns < columns - 1 ? 1 : 0;
        break;
    case Qt::Key_Up:
        there -= columns;
        break;
    case Qt::Key_Down:
        there += columns;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!static_cast<QKeyEvent*>(event)->isAutoRepeat())
            Q_EMIT chosen();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
    if (there >= 0 && there < m_tiles.size())
        m_tiles.at(there)->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace sallyport::ui
