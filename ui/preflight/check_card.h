// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckCard: one check of this computer: its level in colour, icon and words, what it means, how to mend it.
//   layout->addWidget(new CheckCard(check, this));
#pragma once

#include "core/system/preflight/check.h"
#include "ui/widgets/card.h"

namespace sallyport::ui {

class CheckCard : public Card {
    Q_OBJECT
public:
    CheckCard(const system::Check& check, QWidget* parent);
};

} // namespace sallyport::ui
