// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HumanCheckPage: slider, pictures, or "no puzzle", where this computer works instead; and the way from one to another.
// The view of HumanCheckNeeded.
#pragma once

#include "core/base/clock.h"
#include "ui/sign_in/wizard_page.h"

#include <QTimer>

#include <map>

class QBoxLayout;

namespace sallyport::ui {

class Banner;
class Button;
class PictureGrid;
class SliderPuzzle;
class TextLabel;

class HumanCheckPage : public WizardPage {
    Q_OBJECT
public:
    HumanCheckPage(ActSink act, Clock clock, QWidget* parent = nullptr);

    void fill(const auth::HumanCheckNeeded& state);
    QString title() const override { return tr("Are you a person?"); }
    QString continueCaption() const override;
    bool canContinue() const override;
    void submit() override;
    QWidget* firstField() override;

private:
    bool showPuzzle(const auth::HumanChallenge& challenge);
    void addOthers(QBoxLayout* row);
    void offerOthers(const auth::HumanChallenge& challenge);
    void tick();

    Clock m_clock;
    Banner* m_banner;
    TextLabel* m_task;
    TextLabel* m_timeLeft;
    SliderPuzzle* m_slider;
    PictureGrid* m_pictures;
    QWidget* m_work;
    Button* m_another;
    std::map<auth::HumanCheckKind, Button*> m_others; ///< the way to each kind
    QTimer m_timer;
    auth::HumanCheckKind m_kind = auth::HumanCheckKind::slider;
    std::int64_t m_expiresAtMs = 0;
    bool m_readable = true;
};

} // namespace sallyport::ui
