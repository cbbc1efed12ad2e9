// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli passcode set`: sets the trading passcode, or asks for another one where the old one is forgotten.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

class PasscodeSet : public AccountCommand {
    Q_OBJECT
public:
    /// `secrets`: passcode, and oldPasscode where one is set and not `forgotten`.
    PasscodeSet(const Paths& paths, bool forgotten, SecretsInput secrets, Output& output);
    void start() override;

protected:
    void run() override;

private:
    void report(const account::ChangeReport& change);

    bool m_forgotten;
};

} // namespace sallyport::app
