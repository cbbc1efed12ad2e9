// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// BlockedPage: signing in cannot go on: why, how long, and what to do next. The view of Blocked.
#pragma once

#include "core/base/clock.h"
#include "ui/sign_in/wizard_page.h"

#include <QTimer>

namespace sallyport::ui {

class TextLabel;
class Banner;

class BlockedPage : public WizardPage {
    Q_OBJECT
public:
    BlockedPage(ActSink act, Clock clock, QWidget* parent = nullptr);

    void fill(const auth::Blocked& state);
    QString title() const override;
    QString continueCaption() const override { return tr("&Try again"); }
    bool canContinue() const override;
    void submit() override;
    void leave() override { m_timer.stop(); }
    /// There is nothing to type here, so it stays open under a red plate: the person must be able to go on.
    void setFieldsOpen(bool) override {}

private:
    std::int64_t secondsLeft() const;
    void tick();

    Clock m_clock;
    auth::Blocked m_state;
    Banner* m_banner;
    TextLabel* m_countdown;
    QTimer m_timer;
};

} // namespace sallyport::ui
