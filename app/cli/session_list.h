// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli session list`: every open session of the account.
#pragma once

#include "app/cli/command.h"
#include "app/cli/stored_session.h"
#include "core/account/http_account_service.h"

namespace sallyport::app {

class SessionList : public Command {
    Q_OBJECT
public:
    SessionList(const Paths& paths, SecretsInput secrets, Output& output);
    void start() override;

private:
    void list();

    StoredSession m_stored;
    SecretsInput m_secrets;
    std::unique_ptr<account::HttpAccountService> m_account;
};

} // namespace sallyport::app
