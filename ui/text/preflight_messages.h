// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the pre-flight: what each check is about, what was found and what it means, and how to mend it.
//   label->setText(message(check).finding);
#pragma once

#include "core/system/preflight/check.h"
#include "ui/text/message.h"

#include <optional>

namespace sallyport::ui {

/// "Hosts file"
QString checkName(system::CheckId id);
/// "in order", "look at this", "unsafe", "cannot be known": the level in a word, to stand beside its colour and icon.
QString levelName(system::CheckLevel level);
/// The finding is what is the case and what it means, the advice how to mend it; empty where there is nothing to mend.
Message message(const system::Check& check);
/// "This comp&uter: OK", for the plate's button; nothing known yet: that it is being looked at.
QString computerText(const std::optional<system::CheckLevel>& level);

} // namespace sallyport::ui
