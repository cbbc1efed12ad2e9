// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Security Event Tokens (RFC 8417) as Shared Signals (SSF 1.0) profiles them: verified, with exactly one event.
//   auto event = readSecurityEvent(jws, jwks, {.issuer = iss, .audience = aud, .now = now});
#pragma once

#include "core/jose/jws.h"

#include <cstdint>
#include <optional>

namespace sallyport::jose {

struct SecurityEvent {
    QString jti;
    std::int64_t issuedAt = 0;                   ///< `iat`, seconds since 1970
    std::optional<std::int64_t> happenedAt = {}; ///< `toe`
    QString transaction = {};                    ///< `txn`
    QJsonObject subject = {};                    ///< `sub_id` (RFC 9493)
    QString type = {};                           ///< the event's URI
    QJsonObject members = {};                    ///< the event itself
};

enum class SetError {
    malformed,    ///< not a JWS, or a claim missing or of the wrong type
    tooLarge,     ///< more than SetExpectation::maxBytes
    unknownKey,   ///< `kid` names none of the keys: fetch them anew, once
    badSignature, ///< forged, or an algorithm other than ES256 and RS256, or another `typ`
    wrongIssuer,
    wrongAudience,
    forbiddenClaim, ///< SSF 1.0: `sub` and `exp` must not be there
    notOneEvent,
    badTime ///< `iat` too far ahead or too long ago
};

struct SetExpectation {
    QString issuer;
    QString audience;
    std::int64_t now = 0;                           ///< by the service's clock
    std::int64_t ahead = 300;                       ///< seconds that `iat` may lie ahead
    std::int64_t past = std::int64_t{100} * 86'400; ///< and back: alerts are kept 90 days for a device that is away
    qsizetype maxBytes = qsizetype{2} * 1024 * 1024;
};

Result<SecurityEvent, SetError> readSecurityEvent(QByteArrayView jws, const QJsonObject& jwks,
                                                  const SetExpectation& expected);

} // namespace sallyport::jose
