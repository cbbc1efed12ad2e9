// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QFontDatabase>

namespace sallyport::ui {
namespace {

void scaleFont(QFont& font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(static_cast<int>(font.pixelSize() * factor));
}

QFont fontFor(TextLabel::Role role)
{
    QFont font = QApplication::font();
    switch (role) {
    case TextLabel::Role::small:
        scaleFont(font, 0.9);
        break;
    case TextLabel::Role::body:
        break;
    case TextLabel::Role::strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextLabel::Role::heading:
        scaleFont(font, 1.15);
        font.setWeight(QFont::DemiBold);
        break;
    case TextLabel::Role::title:
        scaleFont(font, 1.6);
        font.setWeight(QFont::DemiBold);
        break;
    case TextLabel::Role::fixed:
    case TextLabel::Role::code: {
        const double size = font.pointSizeF();
        font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        if (size > 0)
            font.setPointSizeF(size);
        if (role == TextLabel::Role::code)
            scaleFont(font, 1.9);
        break;
    }
    }
    return font;
}

} // namespace

TextLabel::TextLabel(const QString& text, Role role, QWidget* parent) : QLabel(text, parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // inside a button it would be another one
    setWordWrap(true);
    applyFont();
    applyColor();
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    applyColor();
}

void TextLabel::setSelectable()
{
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

void TextLabel::applyFont()
{
    setFont(fontFor(m_role));
}

void TextLabel::applyColor()
{
    const QColor wanted = toneColor(theme(QApplication::palette()), m_tone);
    QPalette own = palette();
    if (own.color(QPalette::Active, QPalette::WindowText) == wanted)
        return; // also ends the PaletteChange that setPalette brings
    own.setColor(QPalette::WindowText, wanted);
    setPalette(own);
}

TextLabel* mutedLabel(const QString& text, QWidget* parent)
{
    auto* label = new TextLabel(text, parent);
    label->setTone(Tone::muted);
    return label;
}

} // namespace sallyport::ui
