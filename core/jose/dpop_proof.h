// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DPoP proofs (RFC 9449): made by the client for every single request, judged by the service.
//   QByteArray proof = makeDpopProof(key, {.method = "POST", .url = url, .nonce = nonce}, clock, random);
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/jose/jws.h"

#include <QUrl>

#include <chrono>
#include <optional>

namespace sallyport::jose {

struct DpopRequest {
    QByteArray method;                    ///< upper case
    QUrl url;                             ///< query and fragment are left out of `htu`
    std::optional<QByteArray> nonce = {}; ///< the service's last DPoP-Nonce, if it gave one
    QByteArrayView accessToken = {};      ///< if not empty, `ath` is bound to it
};

/// RFC 9449 4.2: typ dpop+jwt, jwk, jti (128 random bits), htm, htu, iat, ath, nonce.
QByteArray makeDpopProof(const EcKey& key, const DpopRequest& request, const Clock& clock, const Random& random);

/// base64url(SHA-256(ASCII token)), RFC 9449 4.2 `ath`.
QByteArray accessTokenHash(QByteArrayView accessToken);

enum class DpopError {
    malformed,    ///< not one well-formed proof with the claims it needs (4.3 checks 1 to 7)
    badSignature, ///< check 6
    wrongRequest, ///< htm or htu is another request's
    wrongToken,   ///< ath missing or of another token
    notRecent     ///< iat outside the window, judged only where no nonce was demanded
};

struct DpopFacts {
    QByteArray thumbprint; ///< jkt
    QByteArray jti;
    std::optional<QByteArray> nonce;
    std::int64_t issuedAt; ///< seconds since 1970
};

struct DpopCheck {
    QByteArray method;
    QUrl url;
    QByteArrayView accessToken = {}; ///< if not empty, `ath` is demanded
    bool judgeIssuedAt = true;       ///< false where a service nonce proves freshness
    std::chrono::seconds window{60};
};

/// RFC 9449 4.3 without nonce, replay and key binding: those need the service's own memory. At most 4096 bytes; jti and
/// nonce at most 256 characters.
Result<DpopFacts, DpopError> verifyDpopProof(QByteArrayView proof, const DpopCheck& check, const Clock& clock);

} // namespace sallyport::jose
