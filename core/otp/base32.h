// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Base32 (RFC 4648 section 6), as authenticator keys are written.
#pragma once

#include "core/base/secret.h"

#include <optional>

namespace sallyport::otp {

/// Tolerant of case, spaces, dashes and padding; drops left-over bits; refuses any other character and empty input.
std::optional<Secret> fromBase32(QByteArrayView text);
/// Upper case, without padding.
Secret toBase32(QByteArrayView bytes);

} // namespace sallyport::otp
