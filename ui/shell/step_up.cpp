// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/step_up.h"

#include "ui/sign_in/sign_in_wizard.h"
#include "ui/widgets/text_label.h"

#include <QScreen>
#include <QVBoxLayout>

namespace sallyport::ui {

StepUpDialog::StepUpDialog(const AppServices& services, const origin::ServiceProfile& profile, QWidget* parent)
    : QDialog(parent), m_wizard(new SignInWizard(services, profile, this))
{
    setWindowTitle(tr("Prove that it is you"));
    setWindowModality(Qt::WindowModal);
    auto* why = new TextLabel(tr("Before it does this, the service wants to be sure that you sit here. Nothing has "
                                 "happened yet; if you cancel, nothing will."),
                              this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, ems(this, 1.2), 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(ems(this, 1.5), 0, ems(this, 1.5), 0);
    head->addWidget(why);
    column->addLayout(head);
    column->addWidget(m_wizard, 1);
    // As high as a human check needs, where the screen has room for it.
    resize(ems(this, 46), std::min(ems(this, 50), screen()->availableSize().height() - ems(this, 4)));
    connect(m_wizard, &SignInWizard::signedIn, this, &QDialog::accept);
    connect(m_wizard, &SignInWizard::left, this, &QDialog::reject);
}

void StepUpDialog::start(std::unique_ptr<SignInDriver> driver, const SessionPort& session, bool secretsAllowed)
{
    m_wizard->setSecretsAllowed(secretsAllowed);
    m_wizard->prove(std::move(driver), session.identifier(), session.address());
}

StepUp::StepUp(const AppServices& services, const origin::ServiceProfile& profile, SessionPort& session,
               QWidget* window)
    : m_services(services), m_profile(profile), m_session(session), m_window(window)
{
}

StepUp::~StepUp()
{
    // Also one that was closed a moment ago: its driver stands on the session.
    qDeleteAll(m_window->findChildren<StepUpDialog*>(QString(), Qt::FindDirectChildrenOnly));
}

Task<Done, StepUpRefusal> StepUp::prove()
{
    auto task = m_waiting.emplace_back().task();
    if (m_dialog)
        return task;
    auto driver = m_session.end() ? nullptr : m_session.stepUp();
    if (!driver) {
        answerAll(std::unexpected(StepUpRefusal::notPossible));
        return task;
    }
    m_dialog = new StepUpDialog(m_services, m_profile, m_window);
    connect(m_dialog, &QDialog::finished, this, [this](int result) {
        m_dialog->deleteLater();
        m_dialog = nullptr;
        answerAll(result == QDialog::Accepted ? Result<Done, StepUpRefusal>(Done{})
                                              : std::unexpected(StepUpRefusal::cancelled));
    });
    m_dialog->open();
    m_dialog->start(std::move(driver), m_session, m_secretsAllowed);
    return task;
}

void StepUp::dismiss()
{
    if (m_dialog)
        m_dialog->reject();
}

void StepUp::answerAll(Result<Done, StepUpRefusal> answer)
{
    for (auto& waiting : std::exchange(m_waiting, {}))
        waiting.finish(answer);
}

} // namespace sallyport::ui
