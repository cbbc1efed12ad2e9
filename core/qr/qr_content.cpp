// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qr/qr_content.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace sallyport::qr {

namespace {

/// As a browser reads it: tabs and line ends nowhere, white space and controls not around it.
QString stripped(const QString& text)
{
    QString result = text;
    result.removeIf([](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r'; });
    const auto blank = [](QChar c) { return c <= u' ' || c.isSpace(); };
    const auto first = std::ranges::find_if_not(result, blank);
    return result.sliced(std::distance(result.begin(), first));
}

bool startsWithAny(QStringView text, std::span<const QLatin1StringView> starts)
{
    return std::ranges::any_of(starts,
                               [&](QLatin1StringView start) { return text.startsWith(start, Qt::CaseInsensitive); });
}

/// "kucoin.com/login", "www.kucoin.com": many phones open that, too.
bool looksLikeHost(QStringView text)
{
    const auto end =
        std::ranges::find_if(text, [](QChar c) { return c == u'/' || c == u'?' || c == u'#' || c == u':'; });
    const QStringView host = text.first(std::distance(text.begin(), end));
    const qsizetype dot = host.lastIndexOf(u'.');
    if (dot <= 0 || host.size() - dot <= 2 || std::ranges::any_of(host, [](QChar c) { return c.isSpace(); }))
        return false;
    return std::ranges::all_of(host.sliced(dot + 1), [](QChar c) { return c.isLetter() || c == u'-' || c.isDigit(); })
        && host.at(dot + 1).isLetter() && !host.contains(u'@');
}

bool isLink(const QString& text)
{
    static constexpr std::array<QLatin1StringView, 13> starts{
        QLatin1StringView("http:"),   QLatin1StringView("https:"),      QLatin1StringView("//"),
        QLatin1StringView("\\\\"),    QLatin1StringView("javascript:"), QLatin1StringView("data:"),
        QLatin1StringView("blob:"),   QLatin1StringView("vbscript:"),   QLatin1StringView("file:"),
        QLatin1StringView("intent:"), QLatin1StringView("ftp:"),        QLatin1StringView("view-source:"),
        QLatin1StringView("URLTO:")};
    return startsWithAny(text, starts) || looksLikeHost(text);
}

} // namespace

QrContent qrContent(const QrCode& code)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(code.bytes);
    if (decode.hasError())
        return {};
    const QString plain = stripped(text);
    if (plain.startsWith(QLatin1StringView("otpauth-migration:"), Qt::CaseInsensitive))
        return {.kind = QrKind::migration};
    if (plain.startsWith(QLatin1StringView("otpauth:"), Qt::CaseInsensitive))
        return {.kind = QrKind::otpauth};
    return {.kind = isLink(plain) ? QrKind::link : QrKind::text, .text = text};
}

} // namespace sallyport::qr
