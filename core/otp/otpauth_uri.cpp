// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/otpauth_uri.h"

#include "core/base/bytes.h"
#include "core/otp/base32.h"

#include <charconv>
#include <cstring>
#include <limits>

namespace sallyport::otp {

namespace {

constexpr qsizetype maxBytes = 4096;

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// What stands before the first `separator`; `text` is left with what stands behind it.
QByteArrayView takeUntil(QByteArrayView& text, char separator)
{
    const qsizetype at = text.indexOf(separator);
    const auto head = at < 0 ? text : text.first(at);
    text = at < 0 ? QByteArrayView() : text.sliced(at + 1);
    return head;
}

/// Decoded once, into locked memory because the value may be the key. A broken escape stays as it stands.
Secret percentDecoded(QByteArrayView text, bool plusIsSpace = false)
{
    auto buffer = Secret::zeroed(text.size());
    qsizetype written = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%' && i + 2 < text.size()) {
            if (const auto byte = fromHex(text.sliced(i + 1, 2))) {
                c = byte->front();
                i += 2;
            }
        } else if (c == '+' && plusIsSpace) {
            c = ' ';
        }
        buffer.data()[written++] = static_cast<unsigned char>(c);
    }
    return Secret::copyOf(buffer.view().first(written));
}

/// The value of the first parameter of that name; nothing where it has none ("&issuer&") or an empty one.
std::optional<QByteArrayView> parameter(QByteArrayView query, QByteArrayView name)
{
    while (!query.isEmpty()) {
        auto value = takeUntil(query, '&');
        if (equalsIgnoringCase(takeUntil(value, '='), name) && !value.isEmpty())
            return value;
    }
    return std::nullopt;
}

/// As parameter(); "null" is what some exporters write for "not set".
std::optional<QByteArrayView> setParameter(QByteArrayView query, QByteArrayView name)
{
    const auto value = parameter(query, name);
    return value && !equalsIgnoringCase(*value, "null") ? value : std::nullopt;
}

template <typename T>
std::optional<T> number(QByteArrayView text, T least, T most)
{
    T value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

/// SHA1, sha-256, HMAC-SHA-512, Algorithm.sha256: the spellings found in real exports, and no other algorithm.
std::optional<HashAlgorithm> algorithmNamed(QByteArrayView text)
{
    auto name = text.toByteArray().toUpper().replace("-", "").replace("_", "");
    for (const QByteArrayView prefix : {QByteArrayView("ALGORITHM."), QByteArrayView("HMAC")}) {
        if (name.startsWith(prefix))
            name.remove(0, prefix.size());
    }
    if (name == "SHA1")
        return HashAlgorithm::sha1;
    if (name == "SHA256")
        return HashAlgorithm::sha256;
    if (name == "SHA512")
        return HashAlgorithm::sha512;
    return std::nullopt;
}

/// Text for people, without what would break a line or turn the reading direction of what stands around it.
QString displayText(QByteArrayView utf8)
{
    auto text = QString::fromUtf8(utf8);
    text.removeIf([](QChar c) {
        const char16_t u = c.unicode();
        return c.category() == QChar::Other_Control || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069)
            || u == 0xFEFF;
    });
    return text.trimmed();
}

void readNames(QByteArrayView label, QByteArrayView query, OtpauthEntry& entry)
{
    const auto decoded = percentDecoded(label);
    auto account = decoded.view();
    // The prefix wins over the parameter: it is what the person reads elsewhere too.
    if (account.contains(':'))
        entry.issuer = displayText(takeUntil(account, ':'));
    entry.account = displayText(account);
    const auto issuer = parameter(query, "issuer");
    if (entry.issuer.isEmpty() && issuer)
        entry.issuer = displayText(percentDecoded(*issuer, true).view());
}

std::optional<OtpauthError> readNumbers(QByteArrayView query, OtpauthEntry& entry)
{
    auto& parameters = entry.parameters;
    if (const auto text = setParameter(query, "algorithm")) {
        const auto algorithm = algorithmNamed(*text);
        if (!algorithm)
            return OtpauthError::badAlgorithm;
        parameters.algorithm = *algorithm;
    }
    if (const auto text = setParameter(query, "digits")) {
        const auto digits = number(*text, 1, 10);
        if (!digits)
            return OtpauthError::badDigits;
        parameters.digits = *digits;
    }
    if (const auto text = setParameter(query, "period"); text && entry.type == CodeType::totp) {
        const auto period = number(*text, 1, 86400);
        if (!period)
            return OtpauthError::badPeriod;
        parameters.periodSeconds = *period;
    }
    if (const auto text = setParameter(query, "counter"); text && entry.type == CodeType::hotp) {
        const auto counter = number<std::uint64_t>(*text, 0, std::numeric_limits<std::uint64_t>::max());
        if (!counter)
            return OtpauthError::badCounter;
        entry.counter = *counter;
    }
    return std::nullopt;
}

QByteArray percentEncoded(QStringView text)
{
    return text.toUtf8().toPercentEncoding();
}

} // namespace

Result<OtpauthEntry, OtpauthError> readOtpauthUri(QByteArrayView uri)
{
    // Parsed by hand: QUrl would keep the key in unlocked copies, and puts everything behind a bare '#' in the
    // fragment.
    uri = uri.trimmed();
    constexpr QByteArrayView scheme = "otpauth://";
    if (uri.size() > maxBytes)
        return std::unexpected(OtpauthError::tooLong);
    if (uri.size() < scheme.size() || !equalsIgnoringCase(uri.first(scheme.size()), scheme))
        return std::unexpected(OtpauthError::notOtpauth);
    auto query = uri.sliced(scheme.size());
    auto label = takeUntil(query, '?');
    const auto type = takeUntil(label, '/');

    OtpauthEntry entry;
    if (equalsIgnoringCase(type, "hotp"))
        entry.type = CodeType::hotp;
    else if (!equalsIgnoringCase(type, "totp"))
        return std::unexpected(OtpauthError::unsupportedType);
    if (const auto encoder = parameter(query, "encoder"); encoder && equalsIgnoringCase(*encoder, "steam"))
        return std::unexpected(OtpauthError::unsupportedType);

    const auto text = setParameter(query, "secret");
    if (!text)
        return std::unexpected(OtpauthError::missingSecret);
    auto key = fromBase32(percentDecoded(*text).view());
    if (!key)
        return std::unexpected(OtpauthError::badSecret);
    entry.parameters.key = std::move(*key);
    if (const auto error = readNumbers(query, entry))
        return std::unexpected(*error);
    readNames(label, query, entry);
    return entry;
}

Secret writeOtpauthUri(const OtpauthEntry& entry)
{
    const bool timed = entry.type == CodeType::totp;
    QByteArray before = timed ? QByteArrayLiteral("otpauth://totp/") : QByteArrayLiteral("otpauth://hotp/");
    // A ':' within a name would be read as the separator; an empty prefix keeps the reader from looking for one.
    const bool colons = entry.issuer.contains(u':') || (entry.issuer.isEmpty() && entry.account.contains(u':'));
    if (colons)
        before += ':';
    else if (!entry.issuer.isEmpty())
        before += percentEncoded(entry.issuer) + ':';
    before += percentEncoded(entry.account) + "?secret=";

    const auto& parameters = entry.parameters;
    QByteArray after = entry.issuer.isEmpty() ? QByteArray() : "&issuer=" + percentEncoded(entry.issuer);
    constexpr const char* names[] = {"SHA1", "SHA256", "SHA512"};
    after += QByteArray("&algorithm=") + names[static_cast<std::size_t>(parameters.algorithm)];
    after += "&digits=" + QByteArray::number(parameters.digits);
    after += timed ? "&period=" + QByteArray::number(parameters.periodSeconds)
                   : "&counter=" + QByteArray::number(static_cast<qulonglong>(entry.counter));

    const auto key = toBase32(parameters.key.view());
    auto uri = Secret::zeroed(before.size() + key.size() + after.size());
    auto* out = uri.data();
    for (const QByteArrayView part : {QByteArrayView(before), key.view(), QByteArrayView(after)}) {
        std::memcpy(out, part.data(), static_cast<std::size_t>(part.size()));
        out += part.size();
    }
    return uri;
}

} // namespace sallyport::otp
