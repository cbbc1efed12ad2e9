// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How Style draws its shapes; nobody else includes this.
#pragma once

#include <QStyle>
#include <QStyleOption>

class QPainter;
class QWidget;

namespace sallyport::ui::painting {

/// Height of a line of the widget's font, or of the application's where there is no widget.
double lineHeight(const QWidget* widget);
/// Width of an outline: 1 at the usual font size, more with larger fonts.
double lineWidth(const QWidget* widget);
double cornerRadius(const QWidget* widget);

/// A rounded rectangle whose outline lies wholly within `rect`; an invalid colour leaves that part out.
void roundedRect(QPainter* painter, const QRectF& rect, double radius, const QColor& fill, const QColor& outline,
                 double width);

/// The chosen line of a list or bar: a stroke of the accent at its beginning.
void chosenMark(const QStyleOption* option, QPainter* painter, const QWidget* widget);
/// Behind a row of a list: marked where it is chosen, with a ring where it has the keyboard.
void row(const QStyleOption* option, QPainter* painter, const QWidget* widget);
/// A tab of a tab bar; the chosen one stands on a stroke of the accent.
void tab(const QStyleOption* option, QPainter* painter, const QWidget* widget);
void button(const QStyleOption* option, QPainter* painter, const QWidget* widget);
void buttonLabel(const QStyleOptionButton* option, QPainter* painter, const QWidget* widget);
void lineEdit(const QStyleOption* option, QPainter* painter, const QWidget* widget);
void checkIndicator(const QStyleOption* option, QPainter* painter, const QWidget* widget);
void radioIndicator(const QStyleOption* option, QPainter* painter, const QWidget* widget);
/// A scroll bar without arrows: all of it is groove, and the handle in it.
QRect scrollBarPart(const QStyleOptionSlider& bar, QStyle::SubControl part, int shortestHandle);
void scrollBar(const QStyleOptionSlider& bar, const QRect& handle, QPainter* painter);
void focusRing(const QStyleOption* option, QPainter* painter, const QWidget* widget);

} // namespace sallyport::ui::painting
