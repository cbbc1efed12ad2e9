// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ComputerPage: whose computer is this? The view of ComputerNeeded.
#pragma once

#include "core/base/clock.h"
#include "ui/sign_in/wizard_page.h"

namespace sallyport::ui {

class Banner;
class ComputerChoice;

class ComputerPage : public WizardPage {
    Q_OBJECT
public:
    ComputerPage(ActSink act, Clock clock, const QString& suggestedName, QWidget* parent = nullptr);

    void fill(const auth::ComputerNeeded& state);
    QString title() const override { return tr("This computer"); }
    QString continueCaption() const override { return tr("&Open the session"); }
    void submit() override;
    QWidget* firstField() override;

private:
    Clock m_clock;
    Banner* m_banner;
    ComputerChoice* m_choice;
};

} // namespace sallyport::ui
