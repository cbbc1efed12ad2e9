// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HOTP (RFC 4226) and TOTP (RFC 6238).
//   const QString code = totpCode(parameters, clock.unixSeconds());
#pragma once

#include "core/base/secret.h"

#include <QString>

#include <cstdint>

namespace sallyport::otp {

enum class HashAlgorithm { sha1, sha256, sha512 };

/// What an authenticator entry computes with. Valid when made by readOtpauthUri.
struct CodeParameters {
    Secret key; ///< raw bytes, at least 1
    HashAlgorithm algorithm = HashAlgorithm::sha1;
    int digits = 6;         ///< 1 to 10, computed in 64 bits
    int periodSeconds = 30; ///< 1 to 86400, TOTP only
};

/// RFC 4226 5.3, left-padded with zeros to `digits`.
QString hotpCode(const CodeParameters& parameters, std::uint64_t counter);
/// RFC 6238 4.2 with T0 = 0; times before 1970 count as 0.
QString totpCode(const CodeParameters& parameters, std::int64_t unixSeconds);
/// The step that `unixSeconds` lies in.
std::uint64_t totpStep(const CodeParameters& parameters, std::int64_t unixSeconds);
/// Seconds left until the next code, 1 to periodSeconds.
int secondsLeft(const CodeParameters& parameters, std::int64_t unixSeconds);

} // namespace sallyport::otp
