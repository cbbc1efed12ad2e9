// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pins that a service announced for its next key are kept with the account, so that the change of key is no surprise.
//   registry.remember({.profile = withAnnouncedPins(profile, signIn.address()), ...});
#pragma once

#include "core/auth/sign_in_states.h"
#include "core/origin/service_profile.h"

namespace sallyport::app {

/// The profile with the announced pins in place of its own, if they came over a connection that matched one of these. A
/// profile without leaf pins stays without: its CA is what it trusts.
origin::ServiceProfile withAnnouncedPins(origin::ServiceProfile profile,
                                         const std::optional<auth::AddressFacts>& address);

} // namespace sallyport::app
