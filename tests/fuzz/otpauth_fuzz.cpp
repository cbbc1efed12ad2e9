// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readOtpauthUri: whatever it takes computes codes, and is the same entry after it was written and read again.
#include "core/otp/otpauth_uri.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace sallyport::otp;

bool same(const OtpauthEntry& a, const OtpauthEntry& b)
{
    return a.type == b.type && a.issuer == b.issuer && a.account == b.account && a.counter == b.counter
        && a.parameters.key.equals(b.parameters.key) && a.parameters.algorithm == b.parameters.algorithm
        && a.parameters.digits == b.parameters.digits && a.parameters.periodSeconds == b.parameters.periodSeconds;
}

void tryReading(QByteArrayView uri)
{
    const auto entry = readOtpauthUri(uri);
    if (!entry)
        return;
    if (entry->parameters.key.isEmpty() || totpCode(entry->parameters, 59).size() != entry->parameters.digits)
        std::abort();
    const auto again = readOtpauthUri(writeOtpauthUri(*entry).view());
    // Escaping makes a name up to nine times as long, so a long one may no longer fit.
    if (again ? !same(*entry, *again) : again.error() != OtpauthError::tooLong)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    tryReading(text);
    tryReading("otpauth://totp/" + text);
    tryReading("otpauth://hotp/x?secret=MZXW6&" + text);
    tryReading("otpauth://totp/" + text + "?secret=MZXW6");
    return 0;
}
