// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WaitPage: shown where there is no page of the person's own to stay on while the service works.
#pragma once

#include "ui/sign_in/wizard_page.h"

namespace sallyport::ui {

class TextLabel;

class WaitPage : public WizardPage {
    Q_OBJECT
public:
    explicit WaitPage(QWidget* parent = nullptr);

    /// The view of AddressChecking, OpeningSession and WaitingForBrowser.
    void fill(const auth::State& state);
    QString title() const override { return m_title; }
    QString continueCaption() const override { return {}; }
    void submit() override {}
    void setFieldsOpen(bool) override {}

private:
    QString m_title;
    TextLabel* m_text;
};

} // namespace sallyport::ui
