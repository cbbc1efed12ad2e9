// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wait_row.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/button.h"
#include "ui/widgets/style_painting.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTimerEvent>

namespace sallyport::ui {

BusyBar::BusyBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BusyBar::sizeHint() const
{
    return {ems(this, 6), ems(this, 0.25)};
}

void BusyBar::showEvent(QShowEvent*)
{
    m_timer.start(33, this);
}

void BusyBar::hideEvent(QHideEvent*)
{
    m_timer.stop();
}

void BusyBar::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_phase = (m_phase + 2) % 100;
    update();
}

void BusyBar::paintEvent(QPaintEvent*)
{
    const Theme& t = theme(palette());
    QPainter painter(this);
    const double radius = height() / 2.0;
    painting::roundedRect(&painter, rect(), radius, t.border, QColor(), 0);
    const double part = width() * 0.3;
    const double left = (width() + part) * m_phase / 100.0 - part;
    QPainterPath clip;
    clip.addRoundedRect(rect(), radius, radius);
    painter.setClipPath(clip);
    painting::roundedRect(&painter, QRectF(left, 0, part, height()), radius, t.accent, QColor(), 0);
}

WaitRow::WaitRow(QWidget* parent)
    : QWidget(parent),
      m_text(new TextLabel({}, this)),
      m_bar(new BusyBar(this)),
      m_cancel(new Button(tr("&Cancel"), Button::Kind::plain, this))
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.4));
    texts->addStretch();
    texts->addWidget(m_text);
    texts->addWidget(m_bar);
    texts->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ems(this, 1.2));
    row->addLayout(texts, 1);
    row->addWidget(m_cancel, 0, Qt::AlignVCenter);
    connect(m_cancel, &QPushButton::clicked, this, &WaitRow::cancelled);
    hide();
}

void WaitRow::begin(const QString& waitingFor)
{
    const bool isNew = isHidden();
    setText(waitingFor);
    show();
    if (isNew)
        announce(this);
}

void WaitRow::setText(const QString& waitingFor)
{
    m_text->setText(waitingFor);
    setAccessibleName(waitingFor);
}

void WaitRow::end()
{
    hide();
}

} // namespace sallyport::ui
