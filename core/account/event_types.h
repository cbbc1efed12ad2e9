// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The event types asked for, by their URIs (SSF 1.0, CAEP 1.0, RISC 1.0, and docs/protocol.md for the private ones).
//   if (event.type == ssfEvent + QStringLiteral("verification")) ...
#pragma once

#include <QJsonArray>
#include <QString>

namespace sallyport::account {

inline const QString ssfEvent = QStringLiteral("https://schemas.openid.net/secevent/ssf/event-type/");
inline const QString caepEvent = QStringLiteral("https://schemas.openid.net/secevent/caep/event-type/");
inline const QString riscEvent = QStringLiteral("https://schemas.openid.net/secevent/risc/event-type/");
inline const QString ownEvent = QStringLiteral("https://sallyport.example/secevent/event-type/");

/// For `events_requested`: all that readAlert knows.
QJsonArray requestedEvents();

} // namespace sallyport::account
