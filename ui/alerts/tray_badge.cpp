// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/tray_badge.h"

#include "ui/widgets/icon.h"

#include <QPainter>
#include <QPixmap>

namespace sallyport::ui {
namespace {

QPixmap badged(int side, const QString& number)
{
    QPixmap picture = programIcon().pixmap(QSize(side, side), 1.0);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const double height = side * 0.6;
    const double width = number.size() > 1 ? side * 0.8 : height;
    const QRectF place(side - width, side - height, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(lightTheme().danger); // on whatever colour the panel has
    painter.drawRoundedRect(place, height / 2, height / 2);
    QFont font = painter.font();
    font.setPixelSize(std::max(1, static_cast<int>(height * 0.78)));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(place, Qt::AlignCenter, number);
    return picture;
}

} // namespace

QIcon badgedIcon(qsizetype count)
{
    if (count <= 0)
        return programIcon();
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(badged(side, count > 9 ? QStringLiteral("9+") : QString::number(count)));
    return icon;
}

} // namespace sallyport::ui
