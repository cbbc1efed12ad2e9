// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PinSet: the keys a service's certificate may have. It grows and shrinks by roll-over only: the service lists its
// current and next key in its metadata, and the list is believed only over a connection that matched a held pin.
//   PinSet pins(profile.leafPins);
//   if (pins.learn(metadataPins, response.connection)) keep(pins.pins());
#pragma once

#include "core/net/transport.h"
#include "core/origin/service_profile.h"

namespace sallyport::net {

class PinSet {
public:
    PinSet() = default;
    explicit PinSet(QList<origin::Pin> held) : m_pins(std::move(held)) {}

    bool isEmpty() const { return m_pins.isEmpty(); }
    const QList<origin::Pin>& pins() const { return m_pins; }
    /// True for the hash of a held key; never for an empty one.
    bool contains(QByteArrayView spkiSha256) const;

    /// Replaces the held pins with the announced ones (at most 10) and says true if they are to be believed: `over` was
    /// pinned, its key is held (if any is), and the announcement names that very key. Else changes nothing.
    bool learn(const QList<origin::Pin>& announced, const ConnectionFacts& over);

private:
    QList<origin::Pin> m_pins;
};

} // namespace sallyport::net
