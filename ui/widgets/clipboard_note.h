// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ClipboardNote: what has become of a copied secret, beside the button that copies it: when it is cleared, and which
// of other programs' doings the person has to mend. Hidden while there is nothing to say.
//   column->addWidget(new ClipboardNote(*clipboard, this));
#pragma once

#include "ui/widgets/text_label.h"

namespace sallyport::ui {

class ClipboardGuard;

class ClipboardNote : public TextLabel {
    Q_OBJECT
public:
    explicit ClipboardNote(ClipboardGuard& guard, QWidget* parent = nullptr);

private:
    void say(Tone tone, const QString& text);
};

} // namespace sallyport::ui
