// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where an address lies, as far as a small table tells without asking anybody: words for sessions, devices, sign-ins,
// pending changes and events. An estimate, never proof.
//   const Place place = placeOf(session.address);   // {"This computer (practice)", "loopback"}
#pragma once

#include <QString>

namespace sallyport::service {

struct Place {
    QString location; ///< words; empty: not known, and not guessed
    QString network;  ///< "loopback", an IPv4 /24 or an IPv6 /48: equal for neighbours; empty: not an address
};

/// IPv4 or IPv6 as text; an IPv4 address mapped into IPv6 counts as IPv4.
Place placeOf(const QString& address);

} // namespace sallyport::service
