// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// linksToJudge: never nothing, none twice, no more than it says.
#include "core/mail/held_text.h"

#include <QSet>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport::mail;
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const HeldText held = linksToJudge(text);
    const QSet<QString> links(held.links.begin(), held.links.end());
    if (held.links.isEmpty() || held.links.size() > mostHeldLinks + 1 || links.size() != held.links.size())
        std::abort();
    if (linksWithin(text).links.contains(text.trimmed()))
        std::abort();
    return 0;
}
