// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A link's verdict, what it rests on and what to do, in words. For the window and the command line.
//   label->setText(message(report, profile).text());
#pragma once

#include "core/origin/link_report.h"
#include "ui/text/message.h"

namespace sallyport::ui {

/// "Imitation": one or two words.
QString verdictName(origin::LinkVerdict verdict);
/// What it is, and what to do.
Message message(const origin::LinkReport& report, const origin::ServiceProfile& profile);
/// One sentence on one finding.
QString findingText(const origin::FoundInLink& found, const origin::ServiceProfile& profile);
/// For a support page or a forum: verdict, host and findings, the host written so that nothing makes a link of it
/// ("kucoin[.]example"); without path and query.
QString pastableReport(const origin::LinkReport& report, const origin::ServiceProfile& profile);

} // namespace sallyport::ui
