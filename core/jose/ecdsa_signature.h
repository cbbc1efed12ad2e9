// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways to write an ECDSA signature over P-256: r||s as JOSE has it (RFC 7518 3.4) and DER as OpenSSL has it.
//   QByteArray der = derFromRaw(signature); // empty: not a signature
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sallyport::jose::detail {

/// DER of 64 bytes r||s; empty where the length is another or r or s is not in 1 to n-1.
QByteArray derFromRaw(QByteArrayView raw);
/// 64 bytes r||s; empty where `der` is not exactly one signature.
QByteArray rawFromDer(QByteArrayView der);

} // namespace sallyport::jose::detail
