// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// scanHtml: any HTML, within the limits; and a link behind it is found, unless the HTML itself swallows it.
#include "core/mail/html_scan.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport::mail;
    const QString html = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto content = scanHtml(html, {.links = 50, .pictures = 3});
    if (content.links.size() > 50 || content.pictures.size() > 3)
        std::abort();
    // Without a tag, a comment or a quote nothing can be swallowed.
    if (html.contains(u'<'))
        return 0;
    const auto behind = scanHtml(html + QStringLiteral("<a href=https://evil.example>x</a>"));
    if (behind.links.size() != 1 || behind.links.first().target != u"https://evil.example")
        std::abort();
    return 0;
}
