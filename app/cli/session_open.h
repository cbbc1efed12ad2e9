// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli session open`: signs in and leaves the session where later calls find it; a shared computer's is held,
// by this process alone, until it ends.
#pragma once

#include "app/account_registry.h"
#include "app/cli/chosen_store.h"
#include "app/cli/command.h"
#include "app/cli/secrets_input.h"
#include "app/cli/shared_session.h"
#include "app/cli/sign_in_script.h"
#include "app/client.h"
#include "core/account/http_account_service.h"

namespace sallyport::app {

class SessionOpen : public Command {
    Q_OBJECT
public:
    struct Request {
        origin::ServiceProfile profile;
        secrets::StoreKind store = secrets::StoreKind::keychain;
        std::chrono::minutes lease{0}; ///< of a shared computer, with a store in memory; else 0
        QString identifier;
        QString deviceName;
        SecretsInput secrets;
    };
    SessionOpen(const Paths& paths, Request request, Output& output);
    void start() override;

private:
    /// Notes the session that is stored now: a new one takes its place, and must not leave it open.
    void findFormer();
    void signIn();
    void keep();
    void endFormer();
    void report();
    void hold();

    LeftBehind m_left; ///< first: it notes what is here before anything is written
    std::unique_ptr<secrets::SecretStore> m_store;
    Client m_client;
    AccountRegistry m_registry;
    Request m_request;
    QString m_formerSession;
    std::unique_ptr<auth::SignIn> m_signIn;
    std::unique_ptr<SignInScript> m_script;
    std::unique_ptr<auth::Session> m_session;
    std::unique_ptr<account::HttpAccountService> m_account;
    std::unique_ptr<SharedSession> m_shared;
};

} // namespace sallyport::app
