// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads `captcha_challenge` and writes `captcha`: the wire form of the human check (docs/protocol.md).
//   std::optional<HumanChallenge> c = readHumanChallenge(object, clock.unixMs());
#pragma once

#include "core/auth/human_check.h"

#include <optional>

namespace sallyport::auth {

/// Nothing if any member is missing, of the wrong type or out of its limits: 1000 pixels a side, 512 KiB a picture,
/// pictures in PNG (only the signature is looked at here). Asks of an unknown type are nothing too.
std::optional<HumanChallenge> readHumanChallenge(const QJsonObject& object, std::int64_t nowMs);

/// The name on the wire: "slider", "pictures", "work".
QString humanCheckName(HumanCheckKind kind);
std::optional<HumanCheckKind> humanCheckKind(QStringView name);

using JudgedAnswer = std::variant<SliderAnswer, PicturesAnswer, WorkSolution>;
/// The `captcha` parameter: JSON text. At most 500 trace points are sent, first and last among them.
QByteArray writeHumanAnswer(const QString& challengeId, const JudgedAnswer& answer, const QJsonObject& workChallenge);

} // namespace sallyport::auth
