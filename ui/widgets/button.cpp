// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.h"

#include <QKeyEvent>

namespace sallyport::ui {

Button::Button(const QString& text, Kind kind, QWidget* parent) : QPushButton(text, parent), m_kind(kind)
{
    setAutoDefault(false);
}

void Button::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!event->isAutoRepeat())
            click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

Button* iconButton(const QIcon& icon, const QString& name, QWidget* parent)
{
    auto* button = new Button(QString(), Button::Kind::quiet, parent);
    button->setIcon(icon);
    // Else it is guessed whether a name from outside is markup.
    button->setToolTip(QStringLiteral("<span>%1</span>").arg(name.toHtmlEscaped()));
    button->setAccessibleName(name);
    return button;
}

} // namespace sallyport::ui
