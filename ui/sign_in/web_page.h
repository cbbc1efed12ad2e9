// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebPage: the service wants its own page, in the system's browser. The view of WebSignInNeeded.
#pragma once

#include "core/base/clock.h"
#include "ui/sign_in/wizard_page.h"

namespace sallyport::ui {

class Banner;
class ComputerChoice;

class WebPage : public WizardPage {
    Q_OBJECT
public:
    WebPage(ActSink act, Clock clock, const QString& suggestedName, QWidget* parent = nullptr);

    void fill(const auth::WebSignInNeeded& state);
    QString title() const override { return tr("Sign in on the service's page"); }
    QString continueCaption() const override { return tr("&Open my browser"); }
    void submit() override;
    QWidget* firstField() override;

private:
    Clock m_clock;
    Banner* m_banner;
    ComputerChoice* m_choice;
};

} // namespace sallyport::ui
