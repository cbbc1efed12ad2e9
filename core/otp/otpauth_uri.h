// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// otpauth:// URIs (Google's Key URI Format; there is no RFC), read with the tolerance real exports need.
//   Result<OtpauthEntry, OtpauthError> e = readOtpauthUri(QByteArrayView(text));
#pragma once

#include "core/base/result.h"
#include "core/otp/one_time_code.h"

namespace sallyport::otp {

enum class CodeType { totp, hotp };

struct OtpauthEntry {
    CodeType type = CodeType::totp;
    QString issuer;  ///< the label's prefix, else the parameter; may be empty
    QString account; ///< may be empty
    CodeParameters parameters;
    std::uint64_t counter = 0; ///< HOTP only; 0 where the URI gives none
};

enum class OtpauthError {
    notOtpauth,      ///< another scheme or not a URI
    tooLong,         ///< over 4096 bytes
    unsupportedType, ///< neither totp nor hotp, or Steam by its encoder
    missingSecret,
    badSecret,    ///< a character outside base32 (RFC 4648 6)
    badAlgorithm, ///< not SHA1, SHA256 or SHA512
    badDigits,    ///< not 1 to 10
    badPeriod,    ///< not 1 to 86400
    badCounter
};

Result<OtpauthEntry, OtpauthError> readOtpauthUri(QByteArrayView uri);
/// The URI that sets the entry up elsewhere. Carries the key: a Secret.
Secret writeOtpauthUri(const OtpauthEntry& entry);

} // namespace sallyport::otp
