// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The practice drills as the window knows them: what can be made to happen, why it may not, and the port that asks the
// practice service for it. app fills the port in.
//   services.startDrill(Drill::wrongCodes, sessionId).then(this, [this](Result<Done, DrillRefusal> r) { ... });
#pragma once

#include "core/base/task.h"

#include <QString>

#include <array>
#include <functional>

namespace sallyport::ui {

enum class Drill {
    strangerSignsIn,
    wrongCodes,
    authenticatorLinked,
    addressChanged,
    sessionCopied,
    recoveryBegun,
    phishingMessage
};
inline constexpr std::array allDrills{Drill::strangerSignsIn, Drill::wrongCodes,    Drill::authenticatorLinked,
                                      Drill::addressChanged,  Drill::sessionCopied, Drill::recoveryBegun,
                                      Drill::phishingMessage};

/// Why a drill did not begin.
enum class DrillRefusal {
    busy,              ///< another one is just beginning
    passphraseChanged, ///< the one on the practice card is no longer in force: the stranger stayed outside
    locked,            ///< the stranger is locked out for a while
    noSession,         ///< the service does not know the session that was to be copied
    notOurs,           ///< another window started the practice service: only that one can ask it
    unavailable,       ///< no answer, or the service could not do it
    abandoned
};

/// Answers when it has happened. `sessionId`: the window's own session.
using DrillStarter = std::function<Task<Done, DrillRefusal>(Drill, const QString& sessionId)>;

} // namespace sallyport::ui
