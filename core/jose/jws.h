// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compact JWS (RFC 7515): signing with ES256, verifying ES256 and RS256. A JWS is judged over the bytes received, never
// over something re-serialised.
//   QByteArray jws = signJws(key, {{"typ", "secevent+jwt"}}, payload);
//   auto set = verifyJws(text, serviceKey, {.type = "secevent+jwt"});
#pragma once

#include "core/jose/jwk.h"

#include <QList>

namespace sallyport::jose {

struct JwsContent {
    QJsonObject header;
    QJsonObject payload;
};

struct JwsExpectation {
    QByteArray type = {}; ///< `typ`, case-insensitive; empty: there must be none
    QList<Algorithm> algorithms = {Algorithm::es256};
    qsizetype maxBytes = 16 * 1024; ///< of the whole compact text
};

/// `header` gets `alg`; give `typ`, and `kid` or `jwk` as the use demands.
QByteArray signJws(const EcKey& key, QJsonObject header, const QJsonObject& payload);

/// Checks form, typ, alg, crit and signature; claims are the caller's to check.
Result<JwsContent, JoseError> verifyJws(QByteArrayView compact, const PublicKey& key, const JwsExpectation& expected);

/// Header and payload without any proof: to find `kid` or `jwk` before verifyJws. Never act on it.
Result<JwsContent, JoseError> peekJws(QByteArrayView compact, qsizetype maxBytes = 16 * 1024);

/// The key named by `kid` in a JWK Set (RFC 7517 5), or the only one where the JWS names none (`kid` empty). Keys not
/// understood are passed over; none or more than one that fits is invalidKey.
Result<PublicKey, JoseError> keyFromJwks(const QJsonObject& jwks, const QString& kid);

} // namespace sallyport::jose
