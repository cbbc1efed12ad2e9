// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as text and back, digests and comparison. Decoders are strict: whatever is not exactly the encoding is refused.
//   const std::optional<QByteArray> key = fromBase64Url(text);
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sallyport {

/// RFC 4648 section 5, without padding.
QByteArray toBase64Url(QByteArrayView bytes);
/// Refuses padding, white space, other alphabets and non-zero left-over bits.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);
/// RFC 4648 section 4, with padding.
QByteArray toBase64(QByteArrayView bytes);
std::optional<QByteArray> fromBase64(QByteArrayView text);
/// Lower-case hexadecimal.
QByteArray toHex(QByteArrayView bytes);
/// Even length, digits of either case, nothing else.
std::optional<QByteArray> fromHex(QByteArrayView text);

/// SHA-256, 32 bytes.
QByteArray sha256(QByteArrayView bytes);
/// HMAC-SHA-256, 32 bytes; the key may have any length.
QByteArray hmacSha256(QByteArrayView key, QByteArrayView message);

/// Equal contents; the time taken depends on the length alone.
bool constantTimeEqual(QByteArrayView a, QByteArrayView b);

} // namespace sallyport
