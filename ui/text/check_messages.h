// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the Check page: for whom it judges, and what could not be looked at.
//   banner->say(Tone::warning, message(problem));
#pragma once

#include "ui/check/check_desk.h"
#include "ui/check/screen_picker.h"
#include "ui/text/message.h"

namespace sallyport::ui {

Message message(CheckProblem problem);
Message message(ScreenError error);
/// "KuCoin", "KuCoin or Example".
QString anyOf(const QList<origin::ServiceProfile>& services);

} // namespace sallyport::ui
