// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DpopGuard: judges the DPoP proof of a request (RFC 9449): the proof itself, that it carries a nonce of the last
// minutes, and that it comes for the first time. Nonces are HMACs of the minute, made anew at each start; so nothing is
// kept of them, and no proof outlives a restart. `iat` is not judged: the nonce says more, whatever the client's clock
// shows.
//   auto proof = guard.judge(request);   if (!proof) return refused(proof.error());
#pragma once

#include "core/jose/dpop_proof.h"
#include "service/http/http_types.h"

#include <QHash>
#include <QSet>

namespace sallyport::service {

enum class DpopRefusal {
    useNonce,     ///< without a nonce, or with one that is not (any more) ours: make another with the one we send
    invalidProof, ///< no proof or several, not for this request, not signed by its key, or seen before
    busy          ///< more proofs in these minutes than can be remembered
};

class DpopGuard {
public:
    DpopGuard(QByteArray issuer, Clock clock, const Random& random, qsizetype maxProofsAMinute = 200'000);

    /// With `accessToken` the proof must be bound to it (`ath`).
    Result<jose::DpopFacts, DpopRefusal> judge(const HttpRequest& request, QByteArrayView accessToken = {});
    /// What the client should use next; goes into every answer.
    HttpHeader nonceHeader() const;

private:
    QByteArray nonceOf(std::int64_t minute) const;
    std::int64_t thisMinute() const;
    std::optional<std::int64_t> minuteOf(QByteArrayView nonce) const;
    bool isFirst(const jose::DpopFacts& proof, std::int64_t minute);

    const QByteArray m_issuer;
    const Clock m_clock;
    const Secret m_nonceKey;
    const qsizetype m_maxProofs;
    QHash<std::int64_t, QSet<QByteArray>> m_seen; // by the minute of the nonce: a set dies with its nonces
};

} // namespace sallyport::service
