// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

namespace {

Card* clipboardCard(QWidget* parent)
{
    auto* card = new Card(parent);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(ems(card, 1.2), ems(card, 1), ems(card, 1.2), ems(card, 1));
    column->setSpacing(ems(card, 0.7));
    column->addWidget(new TextLabel(SettingsPage::tr("Clipboard"), TextLabel::Role::heading, card));
    const auto seconds = static_cast<int>(std::chrono::seconds(ClipboardGuard::usualTime).count());
    column->addWidget(new TextLabel(
        SettingsPage::tr("A secret that you copy is cleared from the clipboard after %n seconds, when Sallyport is "
                         "locked and when it ends, unless something else stands there by then.",
                         nullptr, seconds),
        card));
    column->addWidget(
        mutedLabel(SettingsPage::tr(
                       "It is marked as a secret for clipboard histories, and never put where the middle mouse button "
                       "pastes from. A history that does not heed the mark keeps a copy, which Sallyport cannot take "
                       "back."),
                   card));
    return card;
}

} // namespace

SettingsPage::SettingsPage(LockPort& lock, LockedThing what, QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 1));
    column->addWidget(new TextLabel(tr("Settings"), TextLabel::Role::title, this));
    column->addWidget(new LockSettingsCard(lock, what, this));
    column->addWidget(clipboardCard(this));
    column->addStretch();
}

} // namespace sallyport::ui
