// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/alert_list.h"

namespace sallyport::app {

using account::StreamPhase;

void AlertList::phaseChanged(const account::AlertStreamState& state)
{
    if (state.phase == StreamPhase::idle || state.phase == StreamPhase::connecting)
        return;
    showAll();
    // Also then: a list that may lack the newest says so.
    if (state.phase == StreamPhase::retrying || state.phase == StreamPhase::stopped)
        return endWithTrouble();
    end(ExitCode::done);
}

void AlertList::noSession(const CommandError& error)
{
    showKept([this, error] { fail(error); });
}

} // namespace sallyport::app
