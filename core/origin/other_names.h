// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of other services (resources/links/other_services.txt), so that an imitation of one is not blamed on another.
//   const QList<NamePattern> others = otherNames({"kucoin"});
#pragma once

#include "core/origin/name_match.h"

#include <QList>

namespace sallyport::origin {

/// All but those that contain one of `own` or are contained in one.
QList<NamePattern> otherNames(const QList<QByteArray>& own);

} // namespace sallyport::origin
