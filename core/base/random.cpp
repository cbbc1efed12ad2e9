// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include "core/base/bytes.h"

#include <sodium.h>

namespace sallyport {

Random systemRandom()
{
    return [](std::span<std::byte> out) { randombytes_buf(out.data(), out.size()); };
}

QByteArray randomBytes(const Random& random, qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    random(std::as_writable_bytes(std::span(bytes.data(), static_cast<std::size_t>(count))));
    return bytes;
}

QByteArray randomToken(const Random& random, qsizetype count)
{
    return toBase64Url(randomBytes(random, count));
}

std::uint32_t randomBelow(const Random& random, std::uint32_t bound)
{
    // Values under 2^32 mod bound would make the small results likelier: draw again.
    const std::uint32_t threshold = (0u - bound) % bound;
    for (;;) {
        std::uint32_t value = 0;
        random(std::as_writable_bytes(std::span(&value, 1)));
        if (value >= threshold)
            return value % bound;
    }
}

} // namespace sallyport
