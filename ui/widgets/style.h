// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Style: Fusion with our palette, softer outlines, visible focus rings and lengths made from the font; nothing is sized
// in pixels. Set it once, before the first widget.
//   QApplication::setStyle(new Style);
#pragma once

#include <QProxyStyle>

namespace sallyport::ui {

enum class Scheme { system, light, dark };

class Style : public QProxyStyle {
    Q_OBJECT
public:
    explicit Style(Scheme scheme = Scheme::system);

    void polish(QPalette& palette) override;
    void polish(QWidget* widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;

    using QProxyStyle::polish;

private:
    Scheme m_scheme;
};

} // namespace sallyport::ui
