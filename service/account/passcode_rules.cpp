// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/passcode_rules.h"

#include <algorithm>
#include <bitset>
#include <cstddef>

namespace sallyport::service {

namespace {

constexpr std::size_t fewestDifferent = 3;

// Lines and zigzags over the keys of a telephone and of a keyboard.
constexpr QByteArrayView shapes[] = {"147258", "258147", "258369", "369258", "147369", "741852", "852963", "963852",
                                     "159753", "159357", "357159", "753159", "123654", "321456", "456123", "456789",
                                     "789456", "123789", "789123", "654123", "147896", "142536", "102030", "112358",
                                     "314159", "271828", "123578", "520131", "696969"};

int stepFrom(QByteArrayView text, qsizetype at, qsizetype to)
{
    return (text[to] - text[at] + 10) % 10;
}

/// 123456, 890123, 666666, 975319: each digit as far from the one before it.
bool isOneStep(QByteArrayView text)
{
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        if (stepFrom(text, i, i + 1) != stepFrom(text, 0, 1))
            return false;
    }
    return true;
}

bool isRepeated(QByteArrayView text, qsizetype length)
{
    return text.sliced(length) == text.first(text.size() - length);
}

bool isPairs(QByteArrayView text)
{
    return text[0] == text[1] && text[2] == text[3] && text[4] == text[5];
}

bool isMirrored(QByteArrayView text)
{
    return text[0] == text[5] && text[1] == text[4] && text[2] == text[3];
}

} // namespace

bool isWeakPasscode(QByteArrayView passcode)
{
    std::bitset<10> different;
    for (const char c : passcode)
        different.set(static_cast<std::size_t>(c - '0'));
    return different.count() < fewestDifferent || isOneStep(passcode) || isRepeated(passcode, 2)
        || isRepeated(passcode, 3) || isPairs(passcode) || isMirrored(passcode)
        || std::ranges::find(shapes, passcode) != std::end(shapes);
}

} // namespace sallyport::service
