// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FittingStack: a stacked widget as high as its current page, not as its highest.
#pragma once

#include <QStackedWidget>

namespace sallyport::ui {

class FittingStack : public QStackedWidget {
    Q_OBJECT
public:
    explicit FittingStack(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
};

} // namespace sallyport::ui
