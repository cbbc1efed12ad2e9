// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LockSettingsCard: what unlocks the program and what locks it, on the Settings page.
//   column->addWidget(new LockSettingsCard(port, LockedThing::keptSession, this));
#pragma once

#include "ui/lock/lock_port.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QSpinBox;

namespace sallyport::ui {

class Banner;
class Button;
class TextLabel;

/// What the settings are about: a session that is in memory only cannot be locked, it is signed out.
enum class LockedThing { keptSession, memorySession };

class LockSettingsCard : public Card {
    Q_OBJECT
public:
    /// `port` must outlive it.
    LockSettingsCard(LockPort& port, LockedThing what, QWidget* parent = nullptr);

private:
    void build();
    void follow();
    void followPassphrase();
    void followEvents();
    void give();
    void useSystem(bool use);

    LockPort& m_port;
    const bool m_inMemory;
    Banner* m_state;
    Button* m_set;
    Button* m_change;
    Button* m_remove;
    QCheckBox* m_system;
    TextLabel* m_systemNote;
    TextLabel* m_trouble;
    QSpinBox* m_idle;
    TextLabel* m_idleNote;
    QCheckBox* m_onScreenLock;
    QCheckBox* m_onSuspend;
    QCheckBox* m_onUserSwitch;
    TextLabel* m_untold;
    bool m_following = false;
};

} // namespace sallyport::ui
