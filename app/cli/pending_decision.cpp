// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pending_decision.h"

namespace sallyport::app {

using account::AccountProblem;

PendingDecision::PendingDecision(const Paths& paths, Choice choice, QString changeId, SecretsInput secrets,
                                 Output& output)
    : AccountCommand(paths, std::move(secrets), output), m_choice(choice), m_changeId(std::move(changeId))
{
}

void PendingDecision::run()
{
    const bool cancels = m_choice == Choice::cancel;
    ask([this, cancels] { return cancels ? service().cancelChange(m_changeId) : service().approveChange(m_changeId); },
        [this, cancels](Done) {
            output().result(
                {{QStringLiteral("pending_id"), m_changeId},
                 {QStringLiteral("result"), cancels ? QStringLiteral("cancelled") : QStringLiteral("in_force")}},
                cancels ? tr("Change %1 is called off.").arg(m_changeId)
                        : tr("Change %1 is in force.").arg(m_changeId));
            Q_EMIT finished(ExitCode::done);
        });
}

CommandError PendingDecision::told(const account::AccountError& error) const
{
    auto known = AccountCommand::told(error);
    if (error.what == AccountProblem::notFound)
        return CommandError::notPending();
    if (error.what == AccountProblem::refused && m_choice == Choice::approve)
        known.text = tr("The service refused this. A computer cannot approve what it asked for itself: use another "
                        "one, or wait.");
    return known;
}

} // namespace sallyport::app
