// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli message check`: judges one saved message. Exit code 1 for an imitation or a dangerous one; "not
// proved" is 0, because most genuine messages are that.
#pragma once

#include "app/cli/command.h"
#include "app/cli/secrets_input.h"
#include "app/paths.h"
#include "core/mail/message_report.h"
#include "core/origin/service_profile.h"

namespace sallyport::app {

QJsonObject toJson(const mail::MessageReport& report);

class MessageCheck : public Command {
    Q_OBJECT
public:
    struct Request {
        origin::ServiceProfile profile;
        QStringList providers; ///< authserv-ids
        QString file;
        secrets::StoreKind store = secrets::StoreKind::keychain; ///< where the code is kept, unless `secrets` has it
        SecretsInput secrets;
    };

    MessageCheck(const Paths& paths, Request request, Output& output);
    ~MessageCheck() override;
    void start() override;

private:
    void findCode();
    void judge(mail::KnownCode code);
    void show(const mail::MessageReport& report);

    Request m_request;
    QByteArray m_bytes;
    std::unique_ptr<secrets::SecretStore> m_store;
};

} // namespace sallyport::app
