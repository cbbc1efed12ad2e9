// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Door: a large button for a choice that needs a few words: picture, title, what lies behind it.
//   auto* door = new Door(Icon::practice, tr("&Practice account"), tr("Nothing leaves this computer."), this);
#pragma once

#include "ui/widgets/icon.h"

#include <QAbstractButton>

namespace sallyport::ui {

class TextLabel;

class Door : public QAbstractButton {
    Q_OBJECT
public:
    Door(Icon picture, const QString& title, const QString& words, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_words;
};

} // namespace sallyport::ui
