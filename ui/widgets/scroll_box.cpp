// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_box.h"

#include <QApplication>
#include <QPointer>
#include <QScrollArea>

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

} // namespace sallyport::ui
