// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Origin::parse: whatever it takes is ASCII, comes back the same, and contains itself as QUrl reads it.
#include "core/origin/origin.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using sallyport::origin::Origin;
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto origin = Origin::parse(text);
    if (!origin)
        return 0;
    const bool ascii = std::ranges::all_of(origin->host(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    const QString canonical = origin->text();
    if (!ascii || Origin::parse(canonical) != origin)
        std::abort();
    const QUrl url(canonical, QUrl::StrictMode);
    if (url.isValid() && !origin->contains(url))
        std::abort();
    return 0;
}
