// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// networkText(): the service's key for a network (docs/protocol.md) as a person can read it.
//   parts.append(networkText(session.network));
#pragma once

#include <QString>

namespace sallyport::ui {

/// "203.0.113.0/24" as it is; "loopback" as "inside this computer".
QString networkText(const QString& network);

} // namespace sallyport::ui
