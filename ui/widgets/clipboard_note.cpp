// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clipboard_note.h"

#include "ui/widgets/clipboard_guard.h"

namespace sallyport::ui {

ClipboardNote::ClipboardNote(ClipboardGuard& guard, QWidget* parent) : TextLabel({}, Role::small, parent)
{
    hide();
    connect(&guard, &ClipboardGuard::copied, this,
            [this] { say(Tone::success, tr("Copied. The clipboard is cleared in ten seconds.")); });
    connect(&guard, &ClipboardGuard::gone, this, &QWidget::hide);
    connect(&guard, &ClipboardGuard::cameBack, this, [this] {
        say(Tone::warning,
            tr("Another program put it back; it was cleared again. That program keeps what you copy: clear its "
               "history."));
    });
    connect(&guard, &ClipboardGuard::cannotBeCleared, this, [this] {
        say(Tone::danger,
            tr("Another program puts it back again and again: it stands on the clipboard now. Clear that program's "
               "history."));
    });
}

void ClipboardNote::say(Tone tone, const QString& text)
{
    setTone(tone);
    setText(text);
    show();
}

} // namespace sallyport::ui
