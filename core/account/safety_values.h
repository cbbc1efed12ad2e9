// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the calls of SafetyService and AuthenticatorService answer, as plain values. Times are seconds since 1970 by the
// service's clock. Places are the service's words, estimates, shown as plain text.
//   for (const WithdrawalAddress& address : addresses) ...
#pragma once

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace sallyport::account {

/// Whether a trading passcode is set, never the passcode.
struct PasscodeFacts {
    bool set = false;
    std::int64_t changedAt = 0;   ///< 0: never, or not told
    std::int64_t lockedUntil = 0; ///< after five wrong ones; 0: not locked

    bool operator==(const PasscodeFacts&) const = default;
};

/// Where money may go. It changes only through an approved action.
struct WithdrawalAddress {
    QString id;
    QString asset;   ///< "USDT"
    QString network; ///< "TRC20"
    QString address;
    QString memo; ///< tag or memo; empty: none
    std::int64_t addedAt = 0;

    bool operator==(const WithdrawalAddress&) const = default;
};

enum class ActionKind { addWithdrawalAddress, removeWithdrawalAddress };

/// What the person asks for.
struct ActionWish {
    ActionKind kind = ActionKind::addWithdrawalAddress;
    QString asset;   ///< 1 to 20 of A-Z and 0-9
    QString network; ///< likewise, "-" too
    QString address; ///< 4 to 200 printable ASCII characters without spaces
    QString memo;    ///< at most 100 printable ASCII characters; empty: none

    bool operator==(const ActionWish&) const = default;
};

/// What the service made of it: exactly these members are drawn, and exactly these are signed.
struct Action {
    QString id;
    ActionWish members;
    QString amount; ///< empty for addresses
    QByteArray nonce;
    QString issuer;
    QString audience;
    QString subject;
    QString sessionId;
    std::int64_t expiresAt = 0; ///< two minutes after it began
};

/// What a code is being asked for.
enum class ChallengePurpose {
    signIn,
    stepUp, ///< a session that goes on proves itself again
    unknown
};

/// The service asks somebody for a one-time code at this moment.
struct CodeChallenge {
    QString id;
    ChallengePurpose purpose = ChallengePurpose::unknown;
    std::int64_t beganAt = 0;
    std::int64_t expiresAt = 0;
    QString ip;
    QString location;  ///< an estimate; may be empty
    QString network;   ///< a key to compare by; may be empty
    QString deviceId;  ///< device key that was proved; empty: none
    bool ours = false; ///< asked by this very session
};

struct ChallengeList {
    QList<CodeChallenge> challenges;
    QString ip; ///< this computer's, as the service sees it; likewise the next two
    QString location;
    QString network;
};

} // namespace sallyport::account
