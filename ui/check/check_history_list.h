// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckHistoryList: what was checked before, and whether the person wants the list kept on this computer.
//   layout->addWidget(new CheckHistoryList(history, clock, this));
#pragma once

#include "ui/check/check_history.h"

#include "core/base/clock.h"

#include <QWidget>

class QCheckBox;
class QListWidget;

namespace sallyport::ui {

class Banner;
class Button;

class CheckHistoryList : public QWidget {
    Q_OBJECT
public:
    /// `history` must outlive this.
    CheckHistoryList(CheckHistory& history, Clock clock, QWidget* parent = nullptr);

private:
    void fill();

    CheckHistory& m_history;
    Clock m_clock;
    QListWidget* m_list;
    Button* m_clear;
    QCheckBox* m_keep;
    Banner* m_trouble;
};

} // namespace sallyport::ui
