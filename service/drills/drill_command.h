// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The drills of a practice service, and the commands that begin them: one JSON object a line on its standard input.
//   Result<DrillCommand, DrillRefusal> command = readDrillCommand(R"({"drill":"wrong_codes"})");
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace sallyport::service {

/// docs/service.md, Drills.
enum class Drill {
    strangerSignsIn,
    wrongCodes,
    authenticatorLinked,
    addressChanged,
    sessionCopied,
    recoveryBegun,
    phishingMessage
};
QByteArray nameOf(Drill drill);

/// Why a drill did not begin.
enum class DrillRefusal {
    badCommand,        ///< not JSON, over 1 KiB, or no drill of that name
    busy,              ///< another one is just beginning
    passphraseChanged, ///< the one on the practice card is no longer in force: a stranger who knows it stays outside
    locked,            ///< too many wrong tries: the stranger is locked out for a while
    noSession,         ///< there is no such session to copy
    unavailable        ///< the service could not do it now
};
QByteArray nameOf(DrillRefusal refusal);

struct DrillCommand {
    Drill drill = Drill::strangerSignsIn;
    QByteArray sessionId = {}; ///< sessionCopied: which; empty: the newest of an own computer
};

Result<DrillCommand, DrillRefusal> readDrillCommand(QByteArrayView line);

} // namespace sallyport::service
