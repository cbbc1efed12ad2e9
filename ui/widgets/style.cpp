// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/button.h"
#include "ui/widgets/style_painting.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>
#include <QToolTip>

#include <cmath>

namespace sallyport::ui {
namespace {

int scaled(const QWidget* widget, double lines)
{
    return std::max(1, static_cast<int>(std::lround(painting::lineHeight(widget) * lines)));
}

} // namespace

Style::Style(Scheme scheme) : QProxyStyle(QStringLiteral("fusion")), m_scheme(scheme) {}

void Style::polish(QPalette& palette)
{
    QProxyStyle::polish(palette);
    const Theme& tokens = m_scheme == Scheme::light ? lightTheme()
        : m_scheme == Scheme::dark                  ? darkTheme()
                                                    : theme(palette);
    palette = themedPalette(palette, tokens);
    QToolTip::setPalette(palette);
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    // Only the metrics that differ from Fusion's.
    switch (static_cast<int>(metric)) {
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return scaled(nullptr, 0.9);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return scaled(nullptr, 0.6);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_LineEditIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaled(widget, 1.15);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return scaled(widget, 0.5);
    case PM_ScrollBarExtent:
        return scaled(nullptr, 0.7);
    case PM_ScrollBarSliderMin:
        return scaled(nullptr, 2);
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    if (hint == SH_UnderlineShortcut)
        return 1;
    if (hint == SH_LineEdit_PasswordCharacter)
        return 0x2022;
    if (hint == SH_EtchDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    const int height = scaled(widget, 2.0);
    if (type == CT_PushButton) {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button == nullptr)
            return QProxyStyle::sizeFromContents(type, option, size, widget);
        const QSize text = button->fontMetrics.size(Qt::TextShowMnemonic, button->text);
        const bool pictured = !button->icon.isNull();
        if (button->text.isEmpty() && pictured)
            return {height, height};
        const int picture = pictured ? button->iconSize.width() + scaled(widget, 0.5) : 0;
        const auto* own = qobject_cast<const Button*>(widget);
        if (own != nullptr && own->kind() == Button::Kind::quiet)
            return {text.width() + picture + scaled(widget, 1.2), height};
        return {std::max(text.width() + picture + scaled(widget, 1.8), scaled(widget, 4.5)), height};
    }
    const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_LineEdit)
        return {base.width() + scaled(widget, 1.3), std::max(base.height(), height)};
    if (type == CT_CheckBox || type == CT_RadioButton)
        return base + QSize(scaled(widget, 0.4), scaled(widget, 0.3));
    return base;
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents)
        return rect.adjusted(scaled(widget, 0.35), 0, -scaled(widget, 0.35), 0);
    if (element == SE_CheckBoxFocusRect || element == SE_RadioButtonFocusRect)
        return rect.adjusted(-scaled(widget, 0.25), 0, scaled(widget, 0.25), 0);
    return rect;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    switch (static_cast<int>(element)) {
    case PE_PanelButtonCommand:
        return painting::button(option, painter, widget);
    case PE_PanelLineEdit:
        return painting::lineEdit(option, painter, widget);
    case PE_FrameLineEdit:
        return; // the panel has drawn it
    case PE_IndicatorCheckBox:
        return painting::checkIndicator(option, painter, widget);
    case PE_IndicatorRadioButton:
        return painting::radioIndicator(option, painter, widget);
    case PE_FrameFocusRect:
        return painting::focusRing(option, painter, widget);
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || bar == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    return painting::scrollBarPart(*bar, part, pixelMetric(PM_ScrollBarSliderMin, option, widget));
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || bar == nullptr)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    painting::scrollBar(*bar, subControlRect(control, option, SC_ScrollBarSlider, widget), painter);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
        if (element == CE_PushButton) {
            painting::button(option, painter, widget);
            painting::buttonLabel(button, painter, widget);
            return;
        }
    }
    if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
        if (element == CE_TabBarTabShape)
            return painting::tab(option, painter, widget);
        if (element == CE_TabBarTabLabel && !tab->state.testFlag(State_Selected)) {
            QStyleOptionTab other = *tab;
            other.palette.setColor(QPalette::WindowText, theme(tab->palette).muted);
            return QProxyStyle::drawControl(element, &other, painter, widget);
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace sallyport::ui
