// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli alert watch [--count N]`: prints each alert as it comes, until N came, the program is interrupted, or
// the session ends.
#pragma once

#include "app/cli/alert_command.h"
#include "app/cli/interruption.h"

namespace sallyport::app {

class AlertWatch : public AlertCommand {
    Q_OBJECT
public:
    /// `count`: at least 1, or nothing: without end.
    AlertWatch(const Paths& paths, std::optional<int> count, SecretsInput secrets, Output& output);

protected:
    void phaseChanged(const account::AlertStreamState& state) override;
    void take(const account::Alert& alert) override;

private:
    std::optional<int> m_left;
    Interruption m_interruption;
};

} // namespace sallyport::app
