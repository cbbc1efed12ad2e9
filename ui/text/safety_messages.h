// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words for what guards money: passphrases and their strength, the passcode, addresses drawn so that they can be
// compared, actions.
//   label->setText(inFours(action.members.address));
#pragma once

#include "core/account/passphrase_policy.h"
#include "core/account/passphrase_strength.h"
#include "core/account/safety_values.h"
#include "ui/text/message.h"

namespace sallyport::ui {

/// "rEb8 TK3g Bgk5": every letter, in groups of four, as one compares them with another page or on a phone.
QString inFours(const QString& address);
/// "10 to 32 characters, with a capital letter, a small letter and a digit".
QString rulesText(const PassphraseRules& rules);
QString faultText(account::PassphraseFault fault, const PassphraseRules& rules);
/// "Strong: about 72 bits".
QString strengthText(const account::PassphraseStrength& strength);

/// "USDT over TRC20".
QString routeText(const QString& asset, const QString& network);
/// The memo or tag in quotes with each space marked, or that there is none: never left out.
QString memoText(const QString& memo);
/// Why the address is hardly one of its network; empty where nothing speaks against it.
QString addressDoubt(const QString& network, const QString& address);
/// "Add this withdrawal address".
QString actionText(account::ActionKind kind);
/// How the passcode stands. `now`: seconds since 1970 by the service's clock.
Message message(const account::PasscodeFacts& facts, std::int64_t now);

/// One member of an action that is not what was asked for.
struct EchoDifference {
    QString member; ///< its caption
    QString wanted;
    QString echoed;
    qsizetype firstAt = 0;  ///< the first letter that differs, from 0
    bool isAddress = false; ///< to be drawn in groups of four
};
/// In the order in which an action is drawn; empty if both are the same.
QList<EchoDifference> echoDifferences(const account::ActionWish& wanted, const account::ActionWish& echoed);
/// "Letter 9 is “q” and should be “p”."
QString differenceText(const EchoDifference& difference);

} // namespace sallyport::ui
