// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pin_roll_over.h"

#include "core/net/pin_set.h"

namespace sallyport::app {

origin::ServiceProfile withAnnouncedPins(origin::ServiceProfile profile,
                                         const std::optional<auth::AddressFacts>& address)
{
    net::PinSet pins(profile.leafPins);
    if (address && !pins.isEmpty() && pins.learn(address->announcedPins, address->connection))
        profile.leafPins = pins.pins();
    return profile;
}

} // namespace sallyport::app
