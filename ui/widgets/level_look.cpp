// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/level_look.h"

namespace sallyport::ui {

Tone toneOf(system::CheckLevel level)
{
    switch (level) {
    case system::CheckLevel::green:
        return Tone::success;
    case system::CheckLevel::amber:
        return Tone::warning;
    case system::CheckLevel::red:
        return Tone::danger;
    case system::CheckLevel::unknown:
        return Tone::muted;
    }
    return Tone::muted;
}

Icon iconOf(system::CheckLevel level)
{
    switch (level) {
    case system::CheckLevel::green:
        return Icon::done;
    case system::CheckLevel::amber:
        return Icon::warning;
    case system::CheckLevel::red:
        return Icon::failed;
    case system::CheckLevel::unknown:
        return Icon::info;
    }
    return Icon::info;
}

} // namespace sallyport::ui
