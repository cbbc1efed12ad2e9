// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"

#include <algorithm>
#include <string_view>

namespace sallyport::otp {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// 0 to 31, or -1 for a character that is not of the alphabet.
int valueOf(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a';
    if (c >= '2' && c <= '7')
        return c - '2' + 26;
    return -1;
}

bool isDecoration(char c)
{
    return std::string_view(" \t\r\n-=").contains(c);
}

} // namespace

std::optional<Secret> fromBase32(QByteArrayView text)
{
    const auto characters = std::ranges::count_if(text, [](char c) { return !isDecoration(c); });
    auto key = Secret::zeroed(characters * 5 / 8);
    unsigned buffer = 0;
    int bits = 0;
    qsizetype written = 0;
    for (const char c : text) {
        if (isDecoration(c))
            continue;
        const int value = valueOf(c);
        if (value < 0)
            return std::nullopt;
        buffer = (buffer << 5 | static_cast<unsigned>(value)) & 0xFFFU;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            key.data()[written++] = static_cast<unsigned char>(buffer >> bits & 0xFFU);
        }
    }
    if (key.isEmpty())
        return std::nullopt;
    return key;
}

Secret toBase32(QByteArrayView bytes)
{
    auto text = Secret::zeroed((bytes.size() * 8 + 4) / 5);
    unsigned buffer = 0;
    int bits = 0;
    qsizetype written = 0;
    const auto put = [&](unsigned value) {
        text.data()[written++] = static_cast<unsigned char>(alphabet[value & 31U]);
    };
    for (const char c : bytes) {
        buffer = (buffer << 8 | static_cast<unsigned char>(c)) & 0xFFFU;
        for (bits += 8; bits >= 5;) {
            bits -= 5;
            put(buffer >> bits);
        }
    }
    if (bits > 0)
        put(buffer << (5 - bits));
    return text;
}

} // namespace sallyport::otp
