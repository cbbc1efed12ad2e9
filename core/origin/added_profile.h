// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Judging a profile that a person added: it may not bear a built-in service's name, id or host, so that nobody takes an
// imitation for one of ours.
//   if (auto clash = clashWithBuiltIn(added, builtIns)) return refuse(message(*clash));
#pragma once

#include "core/origin/service_profile.h"

namespace sallyport::origin {

enum class ProfileClash {
    id,   ///< the same short name
    name, ///< the same name, or one that differs only in case, spaces and signs
    host  ///< a host of a built-in, or one under a built-in's domain
};

std::optional<ProfileClash> clashWithBuiltIn(const ServiceProfile& added, const QList<ServiceProfile>& builtIns);

} // namespace sallyport::origin
