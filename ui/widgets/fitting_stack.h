// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FittingStack: shows one of several pages and is as high as that one, where QStackedWidget is as high as the highest.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace sallyport::ui {

class FittingStack : public QWidget {
    Q_OBJECT
public:
    explicit FittingStack(QWidget* parent = nullptr);
    void addWidget(QWidget* page);
    void setCurrentWidget(QWidget* page);

private:
    QVBoxLayout* m_layout;
};

} // namespace sallyport::ui
