// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StepCard: one step of "It wasn't me": what it does, how it stands, what to type for it, and the buttons that begin
// it, try it again or skip it. It ticks nothing itself: it shows the entry it is given.
//   card->setEntry(run.steps().entry(step), message(step, entry, error, now));
#pragma once

#include "core/account/not_me.h"
#include "ui/text/message.h"
#include "ui/widgets/card.h"

namespace sallyport::ui {

class Button;
class BusyBar;
class IconView;
class StepForm;
class TextLabel;

class StepCard : public Card {
    Q_OBJECT
public:
    /// `form` may be null; the card takes it over.
    StepCard(account::NotMeStep step, StepForm* form, QWidget* parent = nullptr);

    void setEntry(const account::NotMeEntry& entry, const Message& message);
    account::NotMeStep step() const { return m_step; }

Q_SIGNALS:
    /// Begin, or try again. What is typed in the form is complete.
    void wanted(sallyport::account::NotMeStep step);
    void leftOut(sallyport::account::NotMeStep step);

private:
    void want();

    const account::NotMeStep m_step;
    StepForm* m_form;
    IconView* m_icon;
    TextLabel* m_state; ///< the state as a word, beside the title
    TextLabel* m_finding;
    TextLabel* m_advice;
    BusyBar* m_busy;
    Button* m_begin;
    Button* m_skip;
    std::optional<account::StepState> m_shown;
};

} // namespace sallyport::ui
