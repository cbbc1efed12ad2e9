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

    /// Why the question is asked (again), if there was trouble.
    void fill(const std::optional<auth::Trouble>& trouble);
    QString title() const override { return tr("This computer"); }
    QString continueCaption() const override { return tr("&Open the session"); }
    void submit() override;
    QWidget* firstField() override;

Q_SIGNALS:
    /// See ComputerChoice.
    void sharedChosen(bool shared);

protected:
    /// With a paragraph above the question.
    ComputerPage(ActSink act, Clock clock, const QString& suggestedName, const QString& explanation, QWidget* parent);
    /// What the answer becomes.
    virtual auth::PersonAct actFor(auth::DeviceChoice choice) const;

private:
    Clock m_clock;
    Banner* m_banner;
    ComputerChoice* m_choice;
};

} // namespace sallyport::ui
