// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scopes: what a session may be used for.
#pragma once

#include "service/sign_in/sign_in_parts.h"

namespace sallyport::service {

/// What is granted for the `scope` of a request: all of it if nothing was named; nothing if something is unknown.
inline std::optional<QByteArray> grantedScope(const QByteArray& asked)
{
    if (asked.isEmpty())
        return allScopes.toByteArray();
    const auto known = allScopes.toByteArray().split(' ');
    const auto names = asked.split(' ');
    if (!std::ranges::all_of(names, [&](const QByteArray& name) { return known.contains(name); }))
        return std::nullopt;
    QByteArrayList granted;
    for (const auto& name : known) {
        if (names.contains(name))
            granted.append(name);
    }
    return granted.join(' ');
}

} // namespace sallyport::service
