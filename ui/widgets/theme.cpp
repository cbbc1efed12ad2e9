// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace sallyport::ui {

const Theme& lightTheme()
{
    static const Theme tokens{
        .window = QColor(0xf3, 0xf4, 0xf7),
        .surface = QColor(0xff, 0xff, 0xff),
        .field = QColor(0xff, 0xff, 0xff),
        .border = QColor(0xda, 0xde, 0xe6),
        .fieldBorder = QColor(0x83, 0x8c, 0x9e),
        .text = QColor(0x1a, 0x20, 0x2e),
        .muted = QColor(0x58, 0x61, 0x75),
        .accent = QColor(0x2b, 0x59, 0xc3),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .hover = QColor(0xe9, 0xec, 0xf3),
        .success = QColor(0x1a, 0x69, 0x3a),
        .successSurface = QColor(0xe7, 0xf4, 0xec),
        .warning = QColor(0x7a, 0x4f, 0x00),
        .warningSurface = QColor(0xfe, 0xf3, 0xda),
        .danger = QColor(0xb0, 0x24, 0x1c),
        .dangerSurface = QColor(0xfc, 0xeb, 0xe9),
    };
    return tokens;
}

const Theme& darkTheme()
{
    static const Theme tokens{
        .window = QColor(0x15, 0x18, 0x1f),
        .surface = QColor(0x1e, 0x22, 0x2b),
        .field = QColor(0x17, 0x1a, 0x21),
        .border = QColor(0x32, 0x38, 0x45),
        .fieldBorder = QColor(0x74, 0x7e, 0x92),
        .text = QColor(0xe8, 0xeb, 0xf1),
        .muted = QColor(0xa2, 0xab, 0xbc),
        .accent = QColor(0x8c, 0xb2, 0xff),
        .onAccent = QColor(0x0d, 0x18, 0x30),
        .hover = QColor(0x2a, 0x2f, 0x3b),
        .success = QColor(0x7c, 0xd6, 0x9e),
        .successSurface = QColor(0x18, 0x2f, 0x23),
        .warning = QColor(0xf0, 0xc4, 0x6c),
        .warningSurface = QColor(0x36, 0x2c, 0x17),
        .danger = QColor(0xff, 0x9c, 0x94),
        .dangerSurface = QColor(0x3b, 0x22, 0x23),
    };
    return tokens;
}

const Theme& theme(const QPalette& palette)
{
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return dark ? darkTheme() : lightTheme();
}

QColor toneColor(const Theme& theme, Tone tone)
{
    switch (tone) {
    case Tone::normal:
        return theme.text;
    case Tone::muted:
        return theme.muted;
    case Tone::accent:
        return theme.accent;
    case Tone::success:
        return theme.success;
    case Tone::warning:
        return theme.warning;
    case Tone::danger:
        return theme.danger;
    }
    return theme.text;
}

QColor toneSurface(const Theme& theme, Tone tone)
{
    switch (tone) {
    case Tone::normal:
    case Tone::muted:
    case Tone::accent:
        return theme.surface;
    case Tone::success:
        return theme.successSurface;
    case Tone::warning:
        return theme.warningSurface;
    case Tone::danger:
        return theme.dangerSurface;
    }
    return theme.surface;
}

QPalette themedPalette(const QPalette& system, const Theme& t)
{
    QPalette palette = system;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, t.window, t.window);
    set(QPalette::WindowText, t.text, t.muted);
    set(QPalette::Base, t.field, t.window);
    set(QPalette::AlternateBase, t.surface, t.surface);
    set(QPalette::Text, t.text, t.muted);
    set(QPalette::PlaceholderText, t.muted, t.muted);
    set(QPalette::Button, t.surface, t.window);
    set(QPalette::ButtonText, t.text, t.muted);
    set(QPalette::BrightText, t.danger, t.danger);
    set(QPalette::Highlight, t.accent, t.border);
    set(QPalette::HighlightedText, t.onAccent, t.text);
    set(QPalette::Link, t.accent, t.muted);
    set(QPalette::LinkVisited, t.accent, t.muted);
    set(QPalette::ToolTipBase, t.surface, t.surface);
    set(QPalette::ToolTipText, t.text, t.text);
    set(QPalette::Light, t.surface, t.surface);
    set(QPalette::Midlight, t.hover, t.hover);
    set(QPalette::Mid, t.border, t.border);
    set(QPalette::Dark, t.fieldBorder, t.border);
    return palette;
}

int ems(const QWidget* widget, double count)
{
    return std::max(1, static_cast<int>(std::lround(QFontMetricsF(widget->font()).height() * count)));
}

namespace {
// WCAG 2.2, "relative luminance".
double luminance(const QColor& color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}
} // namespace

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace sallyport::ui
