// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli alert verify`: asks the service for a proof that alerts get through, and says when it came.
#pragma once

#include "app/cli/alert_command.h"

namespace sallyport::app {

class AlertVerify : public AlertCommand {
    Q_OBJECT
public:
    using AlertCommand::AlertCommand;

protected:
    void phaseChanged(const account::AlertStreamState& state) override;

private:
    void prove();

    int m_tries = 0;
};

} // namespace sallyport::app
