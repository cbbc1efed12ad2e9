// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The encrypted file's header, its sealed part, and the entries inside as somebody who knows the key could write them.
#include "core/secrets/sealed_format.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace sallyport;
using namespace sallyport::secrets;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (const auto header = readHeader(bytes); header && !isBearable(header->cost))
        std::abort();
    static const Secret key = Secret::zeroed(32);
    static_cast<void>(unseal(bytes, key));

    if (const auto entries = readEntries(Secret::copyOf(bytes))) {
        const auto again = readEntries(writeEntries(*entries));
        if (!again || again->size() != entries->size())
            std::abort();
    }
    return 0;
}
