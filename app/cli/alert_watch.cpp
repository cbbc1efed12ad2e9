// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/alert_watch.h"

#include "ui/text/alert_messages.h"

namespace sallyport::app {

using account::StreamPhase;

AlertWatch::AlertWatch(const Paths& paths, std::optional<int> count, SecretsInput secrets, Output& output)
    : AlertCommand(paths, std::move(secrets), output), m_left(count)
{
    connect(&m_interruption, &Interruption::came, this, [this] { end(ExitCode::done); });
}

void AlertWatch::phaseChanged(const account::AlertStreamState& state)
{
    if (state.phase == StreamPhase::stopped)
        return endWithTrouble();
    // For whoever looks on; a script reads the alerts alone.
    if (state.phase != StreamPhase::connecting)
        output().note(
            sentences(ui::message(state, stream().lastProofOfLife(), stored().context().clock.unixSeconds())));
}

void AlertWatch::take(const account::Alert& alert)
{
    show(alert);
    // With nobody reading there is nothing left to do; the alert stays in the store.
    if (output().isLost() || (m_left && --*m_left == 0))
        end(ExitCode::done);
}

} // namespace sallyport::app
