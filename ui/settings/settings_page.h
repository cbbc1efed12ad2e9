// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SettingsPage: what the person decides about the program on this computer: the lock, and what the clipboard does.
//   auto* page = new SettingsPage(*services.lock, LockedThing::keptSession, this);
#pragma once

#include "ui/settings/lock_settings.h"

#include <QWidget>

namespace sallyport::ui {

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    /// `lock` must outlive it.
    SettingsPage(LockPort& lock, LockedThing what, QWidget* parent = nullptr);
};

} // namespace sallyport::ui
