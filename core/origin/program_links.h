// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links that lead to a program: store entries, packages, downloads. Only the entries that the service names are its
// own; anything else that bears its name may be a fake wallet or a fake app.
//   programLink("play.google.com", "/store/apps/details?id=com.kucoln", names, entries); // ProgramLink::elsewhere
#pragma once

#include "core/origin/name_match.h"

#include <QList>
#include <QString>

namespace sallyport::origin {

enum class ProgramLink {
    none,     ///< no program, or one that does not bear the name
    listed,   ///< an entry that the service names
    elsewhere ///< a program that bears the name, and none of those entries
};

/// `rest` is path and query as written; `entries` https addresses.
ProgramLink programLink(const QString& host, const QString& rest, const QList<NamePattern>& names,
                        const QList<QString>& entries);

/// A store gives each program a host of its own: "kucoin.en.uptodown.com".
bool isHostInStore(const QString& host);

/// True if a name stands in the path or the query, %-escapes decoded.
bool bearsName(const QString& rest, const QList<NamePattern>& names);

} // namespace sallyport::origin
