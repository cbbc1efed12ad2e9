// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StepUp: asks the person to prove themselves once more for the open session, in a dialog with the plate and the pages
// of the wizard. One dialog at a time: whoever asks meanwhile gets the same answer.
//   stepUp.prove().then(this, [this](Result<Done, StepUpRefusal> r) { ... });
#pragma once

#include "ui/shell/app_services.h"
#include "ui/shell/step_gate.h"

#include <QDialog>

namespace sallyport::ui {

class SignInWizard;

class StepUpDialog : public QDialog {
    Q_OBJECT
public:
    /// `services` and what `driver` stands on must outlive the dialog. Accepted once the service is satisfied.
    StepUpDialog(const AppServices& services, const origin::ServiceProfile& profile, QWidget* parent);
    void start(std::unique_ptr<SignInDriver> driver, const SessionPort& session, bool secretsAllowed);

private:
    SignInWizard* m_wizard;
};

class StepUp : public QObject {
    Q_OBJECT
public:
    /// All must outlive this; `window` is what the dialog stands over.
    StepUp(const AppServices& services, const origin::ServiceProfile& profile, SessionPort& session, QWidget* window);
    ~StepUp() override;

    void setSecretsAllowed(bool allowed) { m_secretsAllowed = allowed; }
    Task<Done, StepUpRefusal> prove();
    /// Takes the dialog away, e.g. because the session has ended.
    void dismiss();

private:
    void answerAll(Result<Done, StepUpRefusal> answer);
    const AppServices& m_services;
    const origin::ServiceProfile& m_profile;
    SessionPort& m_session;
    QWidget* m_window;
    QPointer<StepUpDialog> m_dialog;
    std::vector<Promise<Done, StepUpRefusal>> m_waiting;
    bool m_secretsAllowed = false;
};

} // namespace sallyport::ui
