// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli alert list`: the alerts kept on this computer, newest first, after one look at the service for new
// ones.
#pragma once

#include "app/cli/alert_command.h"

namespace sallyport::app {

class AlertList : public AlertCommand {
    Q_OBJECT
public:
    using AlertCommand::AlertCommand;

protected:
    void phaseChanged(const account::AlertStreamState& state) override;
    void noSession(const CommandError& error) override;
};

} // namespace sallyport::app
