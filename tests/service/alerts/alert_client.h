// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertClient: a Client that also holds an alert stream, by hand: opens it, polls with continuity and attempt, and
// verifies what comes. Nothing of core/account is in it.
//   AlertClient client(world);  client.signIn();  client.openStream();  auto events = client.fetch();
#pragma once

#include "core/jose/security_event_token.h"
#include "tests/service/world/client.h"

namespace sallyport::test {

inline const QString caep = QStringLiteral("https://schemas.openid.net/secevent/caep/event-type/");
inline const QString risc = QStringLiteral("https://schemas.openid.net/secevent/risc/event-type/");
inline const QString ssf = QStringLiteral("https://schemas.openid.net/secevent/ssf/event-type/");
inline const QString own = QStringLiteral("https://sallyport.example/secevent/event-type/");

using Waiting = std::shared_ptr<std::optional<service::HttpAnswer>>;

class AlertClient : public Client {
public:
    using Client::Client;

    Reply openStream(const QJsonObject& body = {});
    /// Another signed-in client of the same person, on another computer.
    static std::unique_ptr<AlertClient> signedIn(World& world, bool shared = false);

    /// The body of the next poll: a new attempt, the newest continuity, what was fetched and not acknowledged yet.
    QJsonObject pollBody(QJsonObject members = {});
    /// Sends a poll and takes in its answer.
    Reply poll(const QJsonObject& body);
    /// Polls once, without waiting, acknowledges what came before, and verifies.
    QList<jose::SecurityEvent> fetch(QJsonObject members = {});
    /// Only begun: it waits at the service, or has its answer.
    Waiting park(QJsonObject members = {});
    /// Takes in the answer of a poll that waited.
    Reply answered(const Waiting& waiting);
    /// All verified; REQUIREs that each is.
    QList<jose::SecurityEvent> verified(const Reply& reply);

    QByteArray streamId;
    QString audience;
    QByteArray continuity;
    QStringList unacknowledged;

private:
    void takeIn(const Reply& reply);
    int m_attempts = 0;
};

/// Within a transaction of its own, as an endpoint would.
void happen(World& world, const service::AccountEvent& event);
/// An event of the trader, one like the other.
service::AccountEvent codeChange(const World& world);
QStringList typesOf(const QList<jose::SecurityEvent>& events);

} // namespace sallyport::test
