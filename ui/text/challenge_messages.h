// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a one-time code is being asked for, in our own words: by whom as far as that can be told, what it means, and
// what to do. Of what the service sent only addresses, networks and places are passed on, as plain text.
//   label->setText(message(challenge, whose(challenge, list, deviceId)).finding);
#pragma once

#include "core/account/safety_values.h"
#include "ui/text/message.h"

namespace sallyport::ui {

/// Who gave the passphrase, by what the service saw. The gravest comes last.
enum class ChallengeOf {
    thisSession,  ///< the open session proves itself again
    thisComputer, ///< this computer's key was shown: another window, or the command line
    otherDevice,  ///< the key of another device that the account knows
    sameNetwork,  ///< no known key, from the network this computer is in
    elsewhere     ///< no known key, from another network, or from one that was not told
};

/// `deviceId`: this computer's device key; may be empty.
ChallengeOf whose(const account::CodeChallenge& challenge, const account::ChallengeList& list, const QString& deviceId);

/// What is the case, and what to do.
Message message(const account::CodeChallenge& challenge, ChallengeOf whose);
/// "Signing in"
QString purposeText(account::ChallengePurpose purpose);
/// "198.51.100.23 · network 198.51.100.0/24 · Lagos (estimate)"; says so where nothing was told.
QString whereText(const account::CodeChallenge& challenge);
/// The same of this computer, as the service sees it.
QString whereText(const account::ChallengeList& list);

} // namespace sallyport::ui
