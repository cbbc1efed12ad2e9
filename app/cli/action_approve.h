// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli action approve add|remove`: begins an action, compares what the service echoes with what was asked
// for, and signs just that with the device key.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

/// The service understood something else: both, side by side. `error` is echoDiffers.
CommandError differingEcho(const account::ActionWish& asked, const account::AccountError& error);

/// Why an approval that was sent failed: without an answer that makes sense it may have been taken all the same.
CommandError failedApproval(const account::AccountError& error);

class ActionApprove : public AccountCommand {
    Q_OBJECT
public:
    /// The arguments are the person's word for what is to be done. `secrets`: passcode.
    ActionApprove(const Paths& paths, account::ActionWish wish, SecretsInput secrets, Output& output);
    void start() override;

protected:
    void run() override;
    CommandError told(const account::AccountError& error) const override;

private:
    void approve(const account::Action& action);
    void report(const account::Action& action, const account::ChangeReport& change);

    account::ActionWish m_wish;
    std::shared_ptr<Secret> m_passcode;
    bool m_approving = false; ///< an approval was sent
};

} // namespace sallyport::app
