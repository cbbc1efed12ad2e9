// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Theme: the program's colours as named tokens, one set for light and one for dark, and lengths made from the font.
// Which set applies follows from the palette alone, so a widget asks for it while it paints and never stores it.
//   painter.setPen(theme(palette()).danger);   layout->setSpacing(ems(this, 0.5));
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace sallyport::ui {

struct Theme {
    QColor window;      ///< behind everything
    QColor surface;     ///< cards, the plate, the sidebar
    QColor field;       ///< where one types
    QColor border;      ///< lines that only separate
    QColor fieldBorder; ///< outlines of controls: at least 3:1 on surface and window (WCAG 2.2, 1.4.11)
    QColor text;        ///< at least 4.5:1 on window, surface and field, like the next one
    QColor muted;
    QColor accent;   ///< the one accent colour, also the focus ring; readable as text too
    QColor onAccent; ///< text on accent
    QColor hover;    ///< a control under the pointer
    QColor success;  ///< a verified address; readable on successSurface, surface and window
    QColor successSurface;
    QColor warning;
    QColor warningSurface;
    QColor danger;
    QColor dangerSurface;
};

/// What a message or a label says about how things stand.
enum class Tone { normal, muted, accent, success, warning, danger };

const Theme& lightTheme();
const Theme& darkTheme();
/// The set for this palette: dark if its window is darker than its text.
const Theme& theme(const QPalette& palette);

/// The text colour of a tone.
QColor toneColor(const Theme& theme, Tone tone);
/// The background that belongs to a tone: surface for normal, muted and accent.
QColor toneSurface(const Theme& theme, Tone tone);

/// `system` with the colours of `theme` in their place.
QPalette themedPalette(const QPalette& system, const Theme& theme);

/// `count` times the height of a line of the widget's font, in device-independent pixels, at least 1.
int ems(const QWidget* widget, double count);

/// WCAG 2.2 contrast ratio, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

} // namespace sallyport::ui
