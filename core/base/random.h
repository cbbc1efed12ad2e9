// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random: where unpredictable bytes come from, as a function, so that vectors and tests can give their own.
//   QByteArray jti = toBase64Url(randomBytes(random, 16));
#pragma once

#include <QByteArray>

#include <cstddef>
#include <functional>
#include <span>

namespace sallyport {

/// Fills the span with unpredictable bytes.
using Random = std::function<void(std::span<std::byte>)>;

/// The operating system's generator, through libsodium.
Random systemRandom();

/// `count` random bytes. For keys and seeds use Secret::random instead.
QByteArray randomBytes(const Random& random, qsizetype count);

/// `count` random bytes (at least 16) as base64url text: jti, nonce, state, PKCE verifier.
QByteArray randomToken(const Random& random, qsizetype count);

/// A number in [0, bound), without modulo bias; bound > 0.
std::uint32_t randomBelow(const Random& random, std::uint32_t bound);

} // namespace sallyport
