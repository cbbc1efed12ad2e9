// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_box.h"

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
    return box;
}

} // namespace sallyport::ui
