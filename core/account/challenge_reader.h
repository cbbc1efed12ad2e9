// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the account API's answers about codes that are asked for and authenticators that are offered: bytes from
// outside, at most 64 KiB. Nothing if malformed.
//   auto list = readChallenges(response.body);
#pragma once

#include "core/account/authenticator_service.h"

#include <QByteArrayView>

namespace sallyport::account {

inline constexpr qsizetype maxChallengeBytes = qsizetype{64} * 1024;

/// GET challenges: at most 200, newest first however they came.
std::optional<ChallengeList> readChallenges(QByteArrayView body);

/// POST security/authenticators: the link, at most 2 KiB, is not judged.
std::optional<AuthenticatorOffer> readAuthenticatorOffer(QByteArrayView body);

} // namespace sallyport::account
