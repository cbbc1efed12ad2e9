// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/pin_set.h"

#include <algorithm>

namespace sallyport::net {

namespace {

constexpr qsizetype maxPins = 10;
constexpr qsizetype hashBytes = 32;

bool names(const QList<origin::Pin>& pins, QByteArrayView spkiSha256)
{
    return spkiSha256.size() == hashBytes
        && std::ranges::any_of(pins, [&](const origin::Pin& pin) { return pin.spkiSha256 == spkiSha256; });
}

} // namespace

bool PinSet::contains(QByteArrayView spkiSha256) const
{
    return names(m_pins, spkiSha256);
}

bool PinSet::learn(const QList<origin::Pin>& announced, const ConnectionFacts& over)
{
    const bool proved = over.pinned && (m_pins.isEmpty() || contains(over.spkiSha256));
    if (!proved || announced.size() > maxPins || !names(announced, over.spkiSha256))
        return false;
    m_pins = announced;
    return true;
}

} // namespace sallyport::net
