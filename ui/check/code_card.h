// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CodeCard: what a QR code holds that is more than a link: an authenticator's key (which is not shown), or a text.
//   auto* card = new CodeCard(code, true, this);  connect(card, &CodeCard::authenticatorWanted, ...);
#pragma once

#include "ui/check/check_desk.h"
#include "ui/widgets/card.h"

namespace sallyport::ui {

class CodeCard : public Card {
    Q_OBJECT
public:
    /// `canTake`: an authenticator's key can be put into the built-in authenticator.
    CodeCard(const CheckedCode& code, bool canTake, QWidget* parent = nullptr);

Q_SIGNALS:
    void authenticatorWanted();
};

} // namespace sallyport::ui
