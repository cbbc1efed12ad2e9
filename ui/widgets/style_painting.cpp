// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style_painting.h"

#include "ui/widgets/button.h"
#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QVariant>

#include <cmath>

namespace sallyport::ui::painting {
namespace {

bool has(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

Button::Kind kindOf(const QWidget* widget)
{
    const auto* own = qobject_cast<const Button*>(widget);
    return own != nullptr ? own->kind() : Button::Kind::plain;
}

QColor buttonFill(const Theme& t, const QStyleOption* option, Button::Kind kind)
{
    const bool over = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    if (kind == Button::Kind::primary) {
        if (!has(option, QStyle::State_Enabled))
            return t.border;
        return down ? t.accent.darker(118) : over ? t.accent.darker(108) : t.accent;
    }
    if (down || over)
        return t.hover;
    return kind == Button::Kind::plain || kind == Button::Kind::danger ? t.surface : QColor();
}

QColor buttonTextColor(const Theme& t, const QStyleOption* option, Button::Kind kind)
{
    if (!has(option, QStyle::State_Enabled))
        return t.muted;
    switch (kind) {
    case Button::Kind::primary:
        return t.onAccent;
    case Button::Kind::danger:
        return t.danger;
    case Button::Kind::quiet:
        return t.accent;
    case Button::Kind::plain:
    case Button::Kind::navigation:
        return t.text;
    }
    return t.text;
}

} // namespace

double lineHeight(const QWidget* widget)
{
    return QFontMetricsF(widget != nullptr ? widget->font() : QGuiApplication::font()).height();
}

double lineWidth(const QWidget* widget)
{
    return std::max(1.0, lineHeight(widget) / 16.0);
}

double cornerRadius(const QWidget* widget)
{
    return lineHeight(widget) * 0.38;
}

void roundedRect(QPainter* painter, const QRectF& rect, double radius, const QColor& fill, const QColor& outline,
                 double width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : Qt::NoBrush);
    painter->setPen(outline.isValid() ? QPen(outline, width) : Qt::NoPen);
    const double inset = outline.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void chosenMark(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const double width = lineWidth(widget);
    QRect mark = option->rect;
    mark.setWidth(static_cast<int>(std::lround(width * 3)));
    mark.adjust(0, mark.height() * 22 / 100, 0, -mark.height() * 22 / 100);
    roundedRect(painter, QStyle::visualRect(option->direction, option->rect, mark), width * 1.5,
                theme(option->palette).accent, QColor(), 0);
}

void row(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = theme(option->palette);
    const bool chosen = has(option, QStyle::State_Selected);
    const QRectF frame = QRectF(option->rect).adjusted(1, 1, -1, -1);
    if (chosen || has(option, QStyle::State_MouseOver))
        roundedRect(painter, frame, cornerRadius(widget), t.hover, QColor(), 0);
    if (chosen && !has(option, QStyle::State_HasFocus))
        chosenMark(option, painter, widget);
    if (has(option, QStyle::State_HasFocus))
        roundedRect(painter, frame, cornerRadius(widget), QColor(), t.accent, lineWidth(widget) * 2);
}

void tab(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = theme(option->palette);
    const double width = lineWidth(widget);
    const QRectF rect(option->rect);
    if (has(option, QStyle::State_MouseOver))
        roundedRect(painter, rect, cornerRadius(widget), t.hover, QColor(), 0);
    const double thickness = width * (has(option, QStyle::State_Selected) ? 3 : 1);
    painter->fillRect(QRectF(rect.left(), rect.bottom() - thickness, rect.width(), thickness),
                      has(option, QStyle::State_Selected) ? t.accent : t.border);
}

void button(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = theme(option->palette);
    const Button::Kind kind = kindOf(widget);
    const double width = lineWidth(widget);
    const bool outlined = kind == Button::Kind::plain || kind == Button::Kind::danger;
    QColor outline = outlined ? (has(option, QStyle::State_Enabled) ? t.fieldBorder : t.border) : QColor();
    if (kind == Button::Kind::danger && has(option, QStyle::State_Enabled))
        outline = t.danger;
    roundedRect(painter, option->rect, cornerRadius(widget), buttonFill(t, option, kind), outline, width);
    if (kind == Button::Kind::navigation && has(option, QStyle::State_On))
        chosenMark(option, painter, widget);
    if (has(option, QStyle::State_HasFocus))
        focusRing(option, painter, widget);
}

void buttonLabel(const QStyleOptionButton* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = theme(option->palette);
    const Button::Kind kind = kindOf(widget);
    const double em = lineHeight(widget);
    const int gap = option->icon.isNull() || option->text.isEmpty() ? 0 : static_cast<int>(em * 0.5);
    const int iconWidth = option->icon.isNull() ? 0 : option->iconSize.width();
    const int textWidth = option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    QRect rect = option->rect;
    const int start = kind == Button::Kind::navigation ? static_cast<int>(em * 0.8)
                                                       : std::max(0, (rect.width() - iconWidth - gap - textWidth) / 2);
    rect.adjust(start, 0, 0, 0);
    if (iconWidth > 0) {
        const QIcon::Mode mode = !has(option, QStyle::State_Enabled) ? QIcon::Disabled
            : kind == Button::Kind::primary                          ? QIcon::Selected
                                                                     : QIcon::Normal;
        QRect place(QPoint(rect.left(), rect.center().y() - option->iconSize.height() / 2 + 1), option->iconSize);
        option->icon.paint(painter, QStyle::visualRect(option->direction, option->rect, place), Qt::AlignCenter, mode);
        rect.adjust(iconWidth + gap, 0, 0, 0);
    }
    painter->setPen(buttonTextColor(t, option, kind));
    painter->drawText(QStyle::visualRect(option->direction, option->rect, rect),
                      static_cast<int>(Qt::TextShowMnemonic | Qt::AlignVCenter | Qt::TextSingleLine)
                          | static_cast<int>(QStyle::visualAlignment(option->direction, Qt::AlignLeft)),
                      option->text);
}

void lineEdit(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = theme(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = has(option, QStyle::State_HasFocus);
    const bool wrong = widget != nullptr && widget->property("wrong").toBool();
    const QColor outline = !enabled ? t.border : wrong ? t.danger : focus ? t.accent : t.fieldBorder;
    roundedRect(painter, option->rect, cornerRadius(widget), enabled ? t.field : t.window, outline,
                lineWidth(widget) * (focus || wrong ? 2 : 1));
}

void checkIndicator(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = theme(option->palette);
    const bool on = has(option, QStyle::State_On);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QRectF rect(option->rect);
    roundedRect(painter, rect, rect.width() * 0.22, on ? (enabled ? t.accent : t.muted) : t.field,
                on ? QColor() : (enabled ? t.fieldBorder : t.border), lineWidth(widget));
    if (!on)
        return;
    QPainterPath tick;
    tick.moveTo(rect.left() + rect.width() * 0.25, rect.top() + rect.height() * 0.53);
    tick.lineTo(rect.left() + rect.width() * 0.43, rect.top() + rect.height() * 0.70);
    tick.lineTo(rect.left() + rect.width() * 0.76, rect.top() + rect.height() * 0.32);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(t.onAccent, rect.width() * 0.13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(tick);
    painter->restore();
}

void radioIndicator(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = theme(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QRectF rect(option->rect);
    const QColor on = enabled ? t.accent : t.muted;
    const bool checked = has(option, QStyle::State_On);
    roundedRect(painter, rect, rect.width() / 2, t.field, checked ? on : (enabled ? t.fieldBorder : t.border),
                lineWidth(widget) * (checked ? 1.6 : 1));
    if (checked) {
        const double inset = rect.width() * 0.27;
        roundedRect(painter, rect.adjusted(inset, inset, -inset, -inset), rect.width(), on, QColor(), 0);
    }
}

QRect scrollBarPart(const QStyleOptionSlider& bar, QStyle::SubControl part, int shortestHandle)
{
    const bool lying = bar.orientation == Qt::Horizontal;
    const int length = lying ? bar.rect.width() : bar.rect.height();
    const std::int64_t range = std::int64_t{bar.maximum} - bar.minimum;
    int handle = length;
    if (range > 0)
        handle = static_cast<int>(std::int64_t{length} * bar.pageStep / (range + bar.pageStep));
    handle = std::clamp(handle, std::min(shortestHandle, length), length);
    const int start =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    const auto stretch = [&](int from, int to) {
        const QRect rect =
            lying ? QRect(from, 0, to - from, bar.rect.height()) : QRect(0, from, bar.rect.width(), to - from);
        return QStyle::visualRect(bar.direction, bar.rect, rect.translated(bar.rect.topLeft()));
    };
    if (part == QStyle::SC_ScrollBarSlider)
        return stretch(start, start + handle);
    if (part == QStyle::SC_ScrollBarSubPage)
        return stretch(0, start);
    if (part == QStyle::SC_ScrollBarAddPage)
        return stretch(start + handle, length);
    return part == QStyle::SC_ScrollBarGroove ? bar.rect : QRect();
}

void scrollBar(const QStyleOptionSlider& bar, const QRect& handle, QPainter* painter)
{
    if (bar.maximum <= bar.minimum)
        return;
    const Theme& t = theme(bar.palette);
    const bool lively = bar.state.testFlag(QStyle::State_MouseOver) || bar.state.testFlag(QStyle::State_Sunken);
    const int inset = std::min(handle.width(), handle.height()) / 5;
    const QRect inner = handle.adjusted(inset, inset, -inset, -inset);
    roundedRect(painter, inner, std::min(inner.width(), inner.height()) / 2.0, lively ? t.muted : t.fieldBorder,
                QColor(), 0);
}

void focusRing(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = theme(option->palette);
    const double width = lineWidth(widget) * 2;
    if (kindOf(widget) == Button::Kind::primary) {
        // On the accent itself the ring is drawn inside, in the colour of the text.
        const double inset = width;
        roundedRect(painter, QRectF(option->rect).adjusted(inset, inset, -inset, -inset),
                    cornerRadius(widget) - inset / 2, QColor(), t.onAccent, lineWidth(widget) * 1.5);
        return;
    }
    roundedRect(painter, option->rect, cornerRadius(widget), QColor(), t.accent, width);
}

} // namespace sallyport::ui::painting
