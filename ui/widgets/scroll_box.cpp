// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_box.h"

#include <QApplication>
#include <QPointer>
#include <QScrollArea>

#include <algorithm>

namespace sallyport::ui {

QWidget* scrollBox(QWidget* content, QWidget* parent)
{
    auto* box = new QScrollArea(parent);
    box->setFrameShape(QFrame::NoFrame);
    box->setWidgetResizable(true);
    box->setFocusPolicy(Qt::NoFocus);
    box->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    box->setWidget(content);
    box->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false); // setWidget has turned it on
    // By itself it follows only from one widget within to another. A click needs what is under the mouse to stay there.
    QObject::connect(qApp, &QApplication::focusChanged, box, [box](QWidget*, QWidget* now) {
        if (now == nullptr || !box->isAncestorOf(now) || QApplication::mouseButtons() != Qt::NoButton)
            return;
        // Later: what has only just come, such as a wizard's next page, is still to be laid out, and what the keyboard
        // only passes, on its way from something that was taken away, is not meant.
        const auto follow = [box, now = QPointer(now)] {
            if (now && now->hasFocus())
                box->ensureWidgetVisible(now);
        };
        QMetaObject::invokeMethod(box, follow, Qt::QueuedConnection);
    });
    return box;
}

void scrollToTopOf(QWidget* shown)
{
    QWidget* parent = shown->parentWidget();
    while (parent != nullptr && qobject_cast<QScrollArea*>(parent) == nullptr)
        parent = parent->parentWidget();
    if (parent == nullptr)
        return;
    const auto scroll = [box = qobject_cast<QScrollArea*>(parent), shown = QPointer(shown)] {
        if (!shown)
            return;
        const int line = shown->fontMetrics().height();
        const QPoint top = shown->mapTo(box->widget(), QPoint());
        const int half = std::min(shown->height(), box->viewport()->height() - 2 * line) / 2;
        box->ensureVisible(top.x(), top.y() + half, 0, half + line);
    };
    QMetaObject::invokeMethod(parent, scroll, Qt::QueuedConnection);
}

} // namespace sallyport::ui
