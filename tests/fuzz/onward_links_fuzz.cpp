// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// onwardLinks: never more than it says, none twice, each a link of the web, and hardly longer than the one it stands
// in.
#include "core/origin/onward_links.h"

#include <QSet>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport::origin;
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QStringList links = onwardLinks(text);
    constexpr qsizetype added = 6; // "https:" before "//evil.example"
    const bool sound = std::ranges::all_of(links, [&](const QString& link) {
        return link.startsWith(QStringLiteral("http"), Qt::CaseInsensitive) && link.size() <= text.size() + added;
    });
    if (!sound || links.size() > mostOnwardLinks || QSet<QString>(links.begin(), links.end()).size() != links.size())
        std::abort();
    return 0;
}
