// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding widgets in a window the way a person does: by what is written on them, among those that are visible.
#pragma once

#include "ui/text/plain_caption.h"
#include "ui/widgets/button.h"
#include "ui/widgets/secret_field.h"

#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QRadioButton>
#include <QtTest>

namespace sallyport::test {

/// The visible widget of that class with this accessible name or caption; null if there is none.
template <typename W>
W* visible(QWidget* window, const QString& name)
{
    for (W* widget : window->findChildren<W*>()) {
        if (!widget->isVisibleTo(window))
            continue;
        if (widget->accessibleName() == name)
            return widget;
        if constexpr (requires { widget->text(); }) {
            if (ui::plainCaption(widget->text()) == name)
                return widget;
        }
    }
    return nullptr;
}

/// True if a visible label contains the text.
inline bool says(QWidget* window, const QString& text)
{
    for (const QLabel* label : window->findChildren<QLabel*>()) {
        if (label->isVisibleTo(window) && label->text().contains(text))
            return true;
    }
    return false;
}

/// Types to whatever has the keyboard.
inline void type(QWidget* window, const QString& text)
{
    QTest::keyClicks(window->focusWidget(), text);
}
inline void press(QWidget* window, Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
{
    QTest::keyClick(window->focusWidget(), key, with);
}
/// Tab until the widget has the keyboard; false if it is never reached.
inline bool tabTo(QWidget* window, const QWidget* target)
{
    for (int i = 0; i < 60 && window->focusWidget() != target; ++i)
        QTest::keyClick(window->focusWidget(), Qt::Key_Tab);
    return window->focusWidget() == target;
}
/// Drags the data onto the widget and lets it go there. False if the widget does not want it.
inline bool drop(QWidget* target, QMimeData* data)
{
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &event);
    return true;
}

} // namespace sallyport::test
