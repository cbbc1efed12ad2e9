// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/style_painting.h"

#include <QAccessibleWidget>
#include <QPainter>

namespace sallyport::ui {
namespace {

/// Assistive technology reads the name of a group; a plain widget is nothing to it.
QAccessibleInterface* groupOfCard(const QString& className, QObject* object)
{
    auto* card = className == QLatin1String(Card::staticMetaObject.className()) ? qobject_cast<Card*>(object) : nullptr;
    return card == nullptr ? nullptr : new QAccessibleWidget(card, QAccessible::Grouping);
}

} // namespace

Card::Card(QWidget* parent) : QWidget(parent)
{
    QAccessible::installFactory(groupOfCard); // which Qt does once
}

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
