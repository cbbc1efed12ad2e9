// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LockMemory: what the lock remembers over a restart, none of it secret: when to lock, whether the system's check
// unlocks too, and how often the passphrase was wrong. In the window's settings file.
//   LockMemory memory(paths.windowSettings());
#pragma once

#include "ui/lock/lock_port.h"

#include <QVariant>

namespace sallyport::app {

class LockMemory {
public:
    explicit LockMemory(QString file) : m_file(std::move(file)) {}

    /// Values out of range are brought into it.
    ui::LockSettings settings() const;
    void setSettings(const ui::LockSettings& settings);
    bool usesSystemCheck() const;
    void setUsesSystemCheck(bool use);
    ui::UnlockTries tries() const;
    void setTries(const ui::UnlockTries& tries);

private:
    QVariant get(const QString& name, const QVariant& otherwise) const;
    void put(const QString& name, const QVariant& value);

    const QString m_file;
};

} // namespace sallyport::app
