// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/ip_number.h"

#include <QList>

#include <algorithm>
#include <limits>

namespace sallyport::origin {

namespace {

constexpr qsizetype mostParts = 4;
constexpr std::uint64_t tooLarge = std::numeric_limits<std::uint64_t>::max();

QStringView withoutFinalDot(QStringView host)
{
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The value of a digit of any base up to 16; 16 for what is none.
unsigned digitValue(QChar c)
{
    if (isDigit(c))
        return static_cast<unsigned>(c.unicode() - u'0');
    const char16_t lower = c.unicode() | 0x20U;
    return lower >= u'a' && lower <= u'f' ? static_cast<unsigned>(lower - u'a' + 10) : 16U;
}

/// One part, `tooLarge` if it is more than any address; nothing if it is no number.
std::optional<std::uint64_t> readPart(QStringView part)
{
    if (part.isEmpty())
        return std::nullopt;
    unsigned base = 10;
    if (part.startsWith(u"0x", Qt::CaseInsensitive)) {
        base = 16;
        part = part.sliced(2);
    } else if (part.size() > 1 && part.front() == u'0') {
        base = 8;
        part = part.sliced(1);
    }
    std::uint64_t value = 0;
    for (const QChar c : part) {
        const unsigned digit = digitValue(c);
        if (digit >= base)
            return std::nullopt;
        value = value > std::numeric_limits<std::uint32_t>::max() ? tooLarge : value * base + digit;
    }
    return value;
}

} // namespace

bool endsInNumber(QStringView host)
{
    const QStringView bare = withoutFinalDot(host);
    const QStringView last = bare.sliced(bare.lastIndexOf(u'.') + 1);
    // Nearly every host is through here.
    if (last.isEmpty() || !isDigit(last.front()))
        return false;
    return std::ranges::all_of(last, isDigit) || readPart(last).has_value();
}

std::optional<std::uint32_t> readIpv4(QStringView host)
{
    const auto parts = withoutFinalDot(host).split(u'.');
    if (parts.size() > mostParts)
        return std::nullopt;
    std::uint64_t address = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto value = readPart(parts[i]);
        const bool isLast = i == parts.size() - 1;
        const std::uint64_t limit = isLast ? std::uint64_t{1} << (8 * (mostParts - i)) : 256;
        if (!value || *value >= limit)
            return std::nullopt;
        address |= isLast ? *value : *value << (8 * (mostParts - 1 - i));
    }
    return static_cast<std::uint32_t>(address);
}

QString ipv6Text(const Q_IPV6ADDR& address)
{
    constexpr int pieces = 8;
    const auto piece = [&](int i) { return static_cast<quint16>(address[2 * i] << 8 | address[2 * i + 1]); };
    int begin = pieces;
    int longest = 1;
    for (int i = 0, run = 0; i < pieces; ++i) {
        run = piece(i) == 0 ? run + 1 : 0;
        if (run > longest) {
            longest = run;
            begin = i + 1 - run;
        }
    }
    QString text;
    for (int i = 0; i < pieces; ++i) {
        if (i == begin) {
            text += QLatin1StringView("::");
            i += longest - 1;
            continue;
        }
        if (i > 0 && !text.endsWith(u':'))
            text += u':';
        text += QString::number(piece(i), 16);
    }
    return text;
}

} // namespace sallyport::origin
