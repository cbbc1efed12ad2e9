// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readServiceProfile: whatever it takes has an id that is a file name and 32 bytes a pin.
#include "core/origin/service_profile.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport::origin;
    const QByteArrayView json(data, static_cast<qsizetype>(size));
    const auto profile = readServiceProfile(json, ProfileTrust::givenKey);
    if (!profile)
        return 0;
    const bool pinsGood = std::ranges::all_of(
        profile->leafPins, [](const Pin& pin) { return pin.spkiSha256.size() == 32 && readPin(pinText(pin)) == pin; });
    if (!pinsGood || profile->id.isEmpty() || profile->id.contains(u'/') || profile->id.contains(u'.'))
        std::abort();
    return 0;
}
