// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a level of the pre-flight looks: its tone and icon, the same wherever it stands.
//   view->setIcon(icon(iconOf(level), toneOf(level)));
#pragma once

#include "core/system/preflight/check.h"
#include "ui/widgets/icon.h"

namespace sallyport::ui {

Tone toneOf(system::CheckLevel level);
Icon iconOf(system::CheckLevel level);

} // namespace sallyport::ui
