// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/address_shape.h"

#include "core/base/bytes.h"

namespace sallyport::account {

namespace {

constexpr qsizetype checkedBytes = 25; // a version, 20 of a hash, 4 to check
constexpr qsizetype checkBytes = 4;

/// Base58 as in Bitcoin: no 0, O, I and l. Nothing unless it is 25 bytes.
std::optional<QByteArray> fromBase58(QStringView text)
{
    constexpr QStringView alphabet = u"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    QByteArray bytes(checkedBytes, '\0'); // the number, its highest byte first
    for (const QChar letter : text) {
        qsizetype carry = alphabet.indexOf(letter);
        if (carry < 0)
            return std::nullopt;
        for (qsizetype i = checkedBytes; i-- > 0;) {
            carry += alphabet.size() * static_cast<uchar>(bytes.at(i));
            bytes[i] = static_cast<char>(carry & 0xff);
            carry >>= 8;
        }
        if (carry != 0)
            return std::nullopt;
    }
    // Each leading zero byte is written as one "1": another number of them is another length.
    const auto isZero = [](char byte) { return byte == 0; };
    const auto zeros = std::ranges::find_if_not(bytes, isZero) - bytes.begin();
    const auto ones = std::ranges::find_if_not(text, [](QChar c) { return c == u'1'; }) - text.begin();
    return zeros == ones ? std::optional(bytes) : std::nullopt;
}

AddressFit fitOfBase58(QStringView text, QByteArrayView versions)
{
    const auto bytes = fromBase58(text);
    if (!bytes || !versions.contains(bytes->front()))
        return AddressFit::otherShape;
    const auto payload = bytes->first(checkedBytes - checkBytes);
    return sha256(sha256(payload)).first(checkBytes) == bytes->last(checkBytes) ? AddressFit::fits
                                                                                : AddressFit::misspelt;
}

/// BIP 173: what is left of all letters, 1 for bech32; BIP 350: 0x2bc830a3 for bech32m.
quint32 polymod(const QByteArray& values)
{
    constexpr std::array<quint32, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    quint32 check = 1;
    for (const char value : values) {
        const quint32 top = check >> 25;
        check = ((check & 0x1ffffff) << 5) ^ static_cast<uchar>(value);
        for (std::size_t i = 0; i < generator.size(); ++i)
            check ^= ((top >> i) & 1) != 0 ? generator.at(i) : 0;
    }
    return check;
}

/// The witness program's bytes after the version, as BIP 141 and 173 allow them, its padding of zeros.
bool isProgram(int version, QByteArrayView groups)
{
    const auto bytes = groups.size() * 5 / 8;
    const auto padding = groups.size() * 5 % 8;
    const bool paddedWithZeros = padding < 5 && (groups.isEmpty() || (groups.back() & ((1 << padding) - 1)) == 0);
    return version <= 16 && bytes >= 2 && bytes <= 40 && paddedWithZeros && (version > 0 || bytes == 20 || bytes == 32);
}

AddressFit fitOfBech32(const QString& text)
{
    constexpr QStringView alphabet = u"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    constexpr qsizetype checkLetters = 6;
    const QString small = text.toLower();
    if ((small != text && text.toUpper() != text) || !small.startsWith(u"bc1") || text.size() > 90)
        return AddressFit::otherShape;
    QByteArray groups;
    for (const QChar letter : QStringView(small).mid(3)) {
        const auto value = alphabet.indexOf(letter);
        if (value < 0)
            return AddressFit::otherShape;
        groups.append(static_cast<char>(value));
    }
    if (groups.size() <= checkLetters)
        return AddressFit::otherShape;
    const int version = static_cast<unsigned char>(groups.front());
    const quint32 wanted = version == 0 ? 1 : 0x2bc830a3;
    if (polymod(QByteArray("\x03\x03\x00\x02\x03", 5) + groups) != wanted) // "bc", as it is spread out
        return AddressFit::misspelt;
    return isProgram(version, QByteArrayView(groups).sliced(1, groups.size() - 1 - checkLetters))
        ? AddressFit::fits
        : AddressFit::otherShape;
}

AddressFit fitOfHex(QStringView text)
{
    const auto isDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    return text.size() == 42 && text.startsWith(u"0x") && std::ranges::all_of(text.mid(2), isDigit)
        ? AddressFit::fits
        : AddressFit::otherShape;
}

} // namespace

AddressFamily familyOf(QStringView network)
{
    static const std::pair<QLatin1String, AddressFamily> names[] = {
        {QLatin1String("BTC"), AddressFamily::bitcoin},       {QLatin1String("BITCOIN"), AddressFamily::bitcoin},
        {QLatin1String("ERC20"), AddressFamily::ethereum},    {QLatin1String("ETH"), AddressFamily::ethereum},
        {QLatin1String("ETHEREUM"), AddressFamily::ethereum}, {QLatin1String("BEP20"), AddressFamily::ethereum},
        {QLatin1String("BSC"), AddressFamily::ethereum},      {QLatin1String("TRC20"), AddressFamily::tron},
        {QLatin1String("TRX"), AddressFamily::tron},          {QLatin1String("TRON"), AddressFamily::tron}};
    const QString name = network.toString().remove(u'-');
    const auto known = std::ranges::find(names, name, [](const auto& each) { return each.first; });
    return known == std::end(names) ? AddressFamily::unknown : known->second;
}

AddressFit fitOf(QStringView network, QStringView address)
{
    switch (familyOf(network)) {
    case AddressFamily::bitcoin:
        return address.startsWith(u"bc1", Qt::CaseInsensitive) ? fitOfBech32(address.toString())
                                                               : fitOfBase58(address, QByteArrayView("\x00\x05", 2));
    case AddressFamily::ethereum:
        return fitOfHex(address);
    case AddressFamily::tron:
        return fitOfBase58(address, QByteArrayView("\x41", 1));
    case AddressFamily::unknown:
        break;
    }
    return AddressFit::notJudged;
}

} // namespace sallyport::account
