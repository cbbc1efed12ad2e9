// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/browser_host.h"

#include "core/origin/ip_number.h"

#include <QHostAddress>

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace sallyport::origin {

namespace {

constexpr qsizetype longestWritten = 1024; // punycode takes time by the square of its length
constexpr qsizetype longestName = 253;

/// WHATWG domain to ASCII with beStrict false: these are no errors there.
constexpr quint32 toleratedErrors = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG
    | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN
    | UIDNA_ERROR_HYPHEN_3_4;

const UIDNA* mapping()
{
    static const UIDNA* const opened = [] {
        UErrorCode status = U_ZERO_ERROR;
        return uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII
                                   | UIDNA_NONTRANSITIONAL_TO_UNICODE,
                               &status);
    }();
    return opened;
}

using Conversion = int32_t (*)(const UIDNA*, const UChar*, int32_t, UChar*, int32_t, UIDNAInfo*, UErrorCode*);

struct Converted {
    QString text;
    quint32 errors = 0;
};

/// Nothing if ICU cannot: no mapping table, no memory.
std::optional<Converted> convert(Conversion conversion, QStringView text)
{
    if (!mapping())
        return std::nullopt;
    // Punycode is longer than its letters, but by less than 8 times.
    const qsizetype roomFor = text.size() * 8 + 64;
    QString out(roomFor, Qt::Uninitialized);
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    const auto* source = reinterpret_cast<const UChar*>(text.utf16());
    auto* target = reinterpret_cast<UChar*>(out.data());
    const int32_t length = conversion(mapping(), source, static_cast<int32_t>(text.size()), target,
                                      static_cast<int32_t>(roomFor), &info, &status);
    if (U_FAILURE(status))
        return std::nullopt;
    out.truncate(length);
    return Converted{std::move(out), info.errors};
}

/// The standard's forbidden domain code points.
bool isForbidden(QChar c)
{
    static constexpr auto forbidden = [] {
        std::array<bool, 128> table{};
        for (std::size_t code = 0; code <= ' '; ++code)
            table[code] = true;
        for (const char sign : std::string_view("#/:<>?@[\\]^|%\x7f"))
            table[static_cast<std::size_t>(sign)] = true;
        return table;
    }();
    return c >= u'\x80' || forbidden[c.unicode()];
}

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c < u'\x80'; });
}

bool hasEncodedLabel(QStringView text)
{
    return text.contains(u"--")
        && (text.startsWith(u"xn--", Qt::CaseInsensitive) || text.contains(u".xn--", Qt::CaseInsensitive));
}

/// The value of a hexadecimal digit; negative for what is none.
int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const auto lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// "%6b" is a "k"; a "%" without two digits stays, and is refused later. QByteArray's own decoder makes letters of it.
QString percentDecoded(QStringView text)
{
    const QByteArray written = text.toUtf8();
    QByteArray decoded;
    decoded.reserve(written.size());
    for (qsizetype i = 0; i < written.size(); ++i) {
        const bool escaped = written[i] == '%' && i + 2 < written.size() && hexValue(written[i + 1]) >= 0
            && hexValue(written[i + 2]) >= 0;
        decoded.append(escaped ? static_cast<char>(hexValue(written[i + 1]) * 16 + hexValue(written[i + 2]))
                               : written[i]);
        i += escaped ? 2 : 0;
    }
    return QString::fromUtf8(decoded);
}

Result<QString, BrowserHostError> domainToAscii(QStringView text)
{
    if (isAscii(text) && !hasEncodedLabel(text))
        return text.toString().toLower();
    const auto converted = convert(uidna_nameToASCII, text);
    if (!converted)
        return std::unexpected(BrowserHostError::refused);
    if (converted->errors & (UIDNA_ERROR_PUNYCODE | UIDNA_ERROR_INVALID_ACE_LABEL))
        return std::unexpected(BrowserHostError::brokenEncoding);
    if (converted->errors & ~toleratedErrors)
        return std::unexpected(BrowserHostError::refused);
    return converted->text;
}

Result<BrowserHost, BrowserHostError> readIpv6(QStringView text)
{
    const QStringView inside = text.sliced(1, text.size() - 2);
    const bool plain = inside.size() <= 45 && std::ranges::all_of(inside, [](QChar c) {
                           return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F')
                               || c == u':' || c == u'.';
                       });
    QHostAddress address;
    if (!plain || !address.setAddress(inside.toString()) || address.protocol() != QAbstractSocket::IPv6Protocol)
        return std::unexpected(BrowserHostError::refused);
    return BrowserHost{BrowserHostKind::ipv6, u'[' + ipv6Text(address.toIPv6Address()) + u']'};
}

} // namespace

Result<BrowserHost, BrowserHostError> readBrowserHost(QStringView text)
{
    if (text.startsWith(u'['))
        return text.endsWith(u']') ? readIpv6(text) : std::unexpected(BrowserHostError::refused);
    if (text.size() > longestWritten)
        return std::unexpected(BrowserHostError::tooLong);
    auto ascii = text.contains(u'%') ? domainToAscii(percentDecoded(text)) : domainToAscii(text);
    if (!ascii)
        return std::unexpected(ascii.error());
    if (ascii->isEmpty() || std::ranges::any_of(*ascii, isForbidden))
        return std::unexpected(BrowserHostError::refused);
    if (ascii->size() - (ascii->endsWith(u'.') ? 1 : 0) > longestName)
        return std::unexpected(BrowserHostError::tooLong);
    if (!endsInNumber(*ascii))
        return BrowserHost{BrowserHostKind::name, *std::move(ascii)};
    const auto number = readIpv4(*ascii);
    if (!number)
        return std::unexpected(BrowserHostError::refused);
    return BrowserHost{BrowserHostKind::ipv4, QHostAddress(*number).toString()};
}

QString decodedHost(const QString& host)
{
    if (!hasEncodedLabel(host))
        return host;
    const auto converted = convert(uidna_nameToUnicode, host);
    return converted && !(converted->errors & ~toleratedErrors) ? converted->text : host;
}

} // namespace sallyport::origin
