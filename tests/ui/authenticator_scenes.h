// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What codes may be asked for, and the authenticator's page in every state.
#pragma once

#include "tests/ui/scenes.h"

namespace sallyport::test {

account::CodeChallenge ownStepUp();
/// The right passphrase from another network, without a key.
account::CodeChallenge strangersChallenge();
account::ChallengeList challengeList(QList<account::CodeChallenge> challenges);

/// The page of an open session, with the built-in authenticator set up, while the service asks for these codes.
FakeSession* openAuthenticator(Stage& stage, QList<account::CodeChallenge> challenges);

QList<Scene> authenticatorScenes();

} // namespace sallyport::test
