// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// VerdictCard: what a link is, why, and what to do about it; for an imitation its letters under the official ones. Said
// by an icon and words as well as by colour, and whole in the accessible name.
//   layout->addWidget(new VerdictCard(report, profile, {}, this));
#pragma once

#include "core/origin/link_report.h"
#include "ui/widgets/card.h"

#include <QIcon>

namespace sallyport::ui {

Tone verdictTone(origin::LinkVerdict verdict);
QIcon verdictIcon(origin::LinkVerdict verdict);

class VerdictCard : public Card {
    Q_OBJECT
public:
    /// `inside`: the host of the link that this one stands in; empty for a link by itself.
    VerdictCard(const origin::LinkReport& report, const origin::ServiceProfile& profile, const QString& inside,
                QWidget* parent = nullptr);
};

} // namespace sallyport::ui
