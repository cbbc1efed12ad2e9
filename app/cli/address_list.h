// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli address list`: the addresses that money may go to.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

/// "USDT over TRC20 to TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE, no memo": nothing cut, nothing left out.
QString placeText(const account::ActionWish& place);

class AddressList : public AccountCommand {
    Q_OBJECT
public:
    using AccountCommand::AccountCommand;

protected:
    void run() override;
};

} // namespace sallyport::app
