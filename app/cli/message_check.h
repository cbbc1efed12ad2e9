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

    /// `keys`: where the key of its signature is asked for; null: it is not looked up.
    MessageCheck(const Paths& paths, Request request, Output& output, std::unique_ptr<mail::KeyRecordSource> keys = {});
    ~MessageCheck() override;
    void start() override;

private:
    void findKeys();
    void examine(std::optional<mail::KeyRecords> keys);
    void findCode();
    void show(const mail::MessageReport& report);

    Request m_request;
    std::unique_ptr<mail::KeyRecordSource> m_keys;
    std::shared_ptr<const mail::MessageJudge> m_judge;
    QByteArray m_bytes;
    mail::Examined m_examined;
    std::unique_ptr<secrets::SecretStore> m_store;
};

} // namespace sallyport::app
