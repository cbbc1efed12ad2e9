// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrustPage: stands before every field of a service that is not one of ours, until the person has said that they have
// compared its key. Nothing of theirs is sent before.
#pragma once

#include "core/auth/sign_in_states.h"
#include "ui/sign_in/wizard_page.h"

class QCheckBox;

namespace sallyport::ui {

class TextLabel;

class TrustPage : public WizardPage {
    Q_OBJECT
public:
    explicit TrustPage(QWidget* parent = nullptr);

    void fill(const auth::AddressFacts& address);
    QString title() const override { return tr("Do you know this service?"); }
    QString continueCaption() const override { return tr("&Go on"); }
    bool canContinue() const override;
    void submit() override;
    void setFieldsOpen(bool) override {}
    QWidget* firstField() override;

Q_SIGNALS:
    void accepted();

private:
    TextLabel* m_key;
    QCheckBox* m_compared;
};

} // namespace sallyport::ui
