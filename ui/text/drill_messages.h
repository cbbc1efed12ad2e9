// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The practice drills in words: what happens in each, what helps, what was done and what it teaches.
//   menu->addAction(drillName(drill));   label->setText(message(*trainer.run()).text());
#pragma once

#include "ui/practice/drill_run.h"
#include "ui/text/message.h"

namespace sallyport::ui {

QString drillName(Drill drill);
/// What has begun, without saying where to look.
QString drillBrief(Drill drill);
/// One line of the summary: "You ended the stranger's session, after 42 s."
QString markText(const DrillMark& mark);
/// How it went, and what it teaches.
Message message(const DrillRun& run);
Message message(DrillRefusal refusal);

} // namespace sallyport::ui
