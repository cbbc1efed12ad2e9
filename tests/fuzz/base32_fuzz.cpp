// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// fromBase32: whatever it takes is a key, comes back the same from its canonical text, and is no longer than 5 n / 8.
#include "core/otp/base32.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto key = otp::fromBase32(text);
    if (key) {
        const auto again = otp::fromBase32(otp::toBase32(key->view()).view());
        if (key->isEmpty() || key->size() > text.size() * 5 / 8 || !again || !again->equals(*key))
            std::abort();
    }
    if (size > 0) {
        const auto back = otp::fromBase32(otp::toBase32(text).view());
        if (!back || back->view() != text)
            std::abort();
    }
    return 0;
}
