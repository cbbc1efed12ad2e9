// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DrillDesk: makes happen on the practice account what one otherwise only reads about. A stranger goes through the
// service's own endpoints; what has no endpoint (a copied session, a recovery) is told by the code that tells the real
// one. Only a practice service has one.
//   desk.take(line, [](const QByteArray& answer) { print(answer); });
#pragma once

#include "service/account/account_changes.h"
#include "service/drills/drill_command.h"
#include "service/drills/stranger.h"
#include "service/inbox.h"

namespace sallyport::service {

/// What the drills stand on; all must outlive the desk.
struct DrillParts {
    SignInContext& context;
    const Router& router;
    Inbox& inbox;
    QByteArray identifier; ///< of the practice account
    Secret password;       ///< as on the practice card
};

class DrillDesk {
public:
    /// From where the strangers of all drills come (RFC 5737, TEST-NET-2).
    static const QString strangersAddress;

    explicit DrillDesk(DrillParts parts);

    using Answer = std::function<void(const QByteArray& line)>;
    /// One command. The answer, one line of JSON, comes when what it asks for has happened, or why it has not.
    void take(QByteArrayView line, Answer answer);

private:
    using Outcome = std::optional<DrillRefusal>; ///< nothing: it has happened
    using Then = std::function<void(Outcome)>;
    using StrangerPtr = std::shared_ptr<Stranger>;
    using InThen = std::function<void(StrangerPtr)>;

    void run(const DrillCommand& command, Then then);
    /// A stranger who has given the right passphrase and is asked for a code.
    void knock(Then failed, InThen then);
    /// The same, all the way in.
    void enter(Then failed, InThen then);
    void giveWrongCodes(const StrangerPtr& stranger, int left, Then then);
    void linkAuthenticator(const StrangerPtr& stranger, Then then);
    Outcome addAddress(const Stranger& stranger);
    Outcome copySession(const QByteArray& sessionId);
    Outcome beginRecovery();
    Outcome sendPhish();
    /// A code of the account's that was not used yet, as soon as there is one.
    void waitForCode(std::function<void(const QByteArray& code)> then);
    QByteArray wrongCode();
    std::int64_t accountId();

    DrillParts m_parts;
    AccountChanges m_changes;
    bool m_busy = false;
    std::shared_ptr<int> m_life = std::make_shared<int>();
};

} // namespace sallyport::service
