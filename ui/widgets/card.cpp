// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/style_painting.h"

#include <QPainter>

namespace sallyport::ui {

Card::Card(QWidget* parent) : QWidget(parent) {}

void Card::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& t = theme(palette());
    QPainter painter(this);
    const bool toned = m_tone == Tone::success || m_tone == Tone::warning || m_tone == Tone::danger;
    painting::roundedRect(&painter, rect(), painting::cornerRadius(this) * 1.5, toneSurface(t, m_tone),
                          toned ? toneColor(t, m_tone) : t.border, painting::lineWidth(this));
}

} // namespace sallyport::ui
