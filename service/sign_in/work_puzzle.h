// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The `work` human check: an ALTCHA v2 challenge (PBKDF2/SHA-256) in its deterministic form. The answer lies at a
// counter chosen here, so that its key is known, signed (keySignature) and verified without deriving it again.
//   const WorkSecrets secrets = workSecrets(hmacKey);
//   QJsonObject challenge = makeWork({.counter = 900, .expiresAt = now + 120, ...}, secrets, random);
//   bool done = isWorkDone(answerChallenge, answerSolution, secrets, sessionHash, now);
#pragma once

#include "core/base/random.h"
#include "core/base/secret.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <cstdint>

namespace sallyport::service {

/// ALTCHA's hmacSignatureSecret and hmacKeySignatureSecret: printable, as its libraries want them.
struct WorkSecrets {
    Secret signature;
    Secret keySignature;
};

/// Both, derived from one key.
WorkSecrets workSecrets(const Secret& hmacKey);

struct WorkTerms {
    int rounds = 5000;          ///< PBKDF2 iterations of one try
    std::uint32_t counter = 0;  ///< the try that is right; a solver counts up from 0
    std::int64_t expiresAt = 0; ///< Unix seconds
    QByteArrayView authSessionHash;
};

/// The counter to ask for: evenly drawn, so that it takes 2^bits tries on average, doubled for each failure up to a cap
/// of 15 times that (thirty times in the worst case: a minute where 2^bits take two seconds).
std::uint32_t workCounter(const Random& random, int bits, int failures);

/// `{parameters, signature}`; parameters.data = {auth_session_hash: base64url, purpose: "sign-in"}.
QJsonObject makeWork(const WorkTerms& terms, const WorkSecrets& secrets, const Random& random);

/// True if `challenge` is ours, for this auth_session and not expired, and `solution` solves it. Two HMACs, no
/// derivation.
bool isWorkDone(const QJsonObject& challenge, const QJsonObject& solution, const WorkSecrets& secrets,
                QByteArrayView authSessionHash, std::int64_t nowSeconds);

} // namespace sallyport::service
