// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DrillBar: what a drill that begins, runs or is over has to say: how long it has run and how to end it, why it did not
// begin, or what the person did and how long it took. Hidden while there is none.
//   auto* bar = new DrillBar(trainer, this);
#pragma once

#include "ui/practice/drill_trainer.h"
#include "ui/widgets/card.h"

#include <QTimer>

class QMenu;
class QVBoxLayout;

namespace sallyport::ui {

class Button;
class TextLabel;

class DrillBar : public Card {
    Q_OBJECT
public:
    /// `trainer` must outlive the bar.
    explicit DrillBar(DrillTrainer& trainer, QWidget* parent = nullptr);

private:
    void follow();
    void showRunning();
    void showOver();
    void tick();
    void clearMarks();

    DrillTrainer& m_trainer;
    TextLabel* m_title;
    TextLabel* m_text;
    TextLabel* m_time;
    QVBoxLayout* m_marks;
    Button* m_imitation;
    Button* m_genuine;
    Button* m_end;
    Button* m_close;
    DrillTrainer::State m_shown = DrillTrainer::State::idle;
    QTimer m_timer;
};

/// A button with a menu of all drills.
Button* drillMenuButton(DrillTrainer& trainer, QWidget* parent);

} // namespace sallyport::ui
