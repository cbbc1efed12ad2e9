// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lock_memory.h"

#include <QSettings>

#include <algorithm>

namespace sallyport::app {

namespace {

const QString useSystem = QStringLiteral("lock/system_check");
const QString idleMinutes = QStringLiteral("lock/idle_minutes");
const QString onScreenLock = QStringLiteral("lock/on_screen_lock");
const QString onSuspend = QStringLiteral("lock/on_suspend");
const QString onUserSwitch = QStringLiteral("lock/on_user_switch");
const QString wrongTries = QStringLiteral("lock/wrong_tries");
const QString lastTry = QStringLiteral("lock/last_try");

} // namespace

ui::LockSettings LockMemory::settings() const
{
    const ui::LockSettings usual;
    return {.idleMinutes = std::clamp(get(idleMinutes, usual.idleMinutes).toInt(), 0, 24 * 60),
            .onScreenLock = get(onScreenLock, usual.onScreenLock).toBool(),
            .onSuspend = get(onSuspend, usual.onSuspend).toBool(),
            .onUserSwitch = get(onUserSwitch, usual.onUserSwitch).toBool()};
}

void LockMemory::setSettings(const ui::LockSettings& settings)
{
    put(idleMinutes, settings.idleMinutes);
    put(onScreenLock, settings.onScreenLock);
    put(onSuspend, settings.onSuspend);
    put(onUserSwitch, settings.onUserSwitch);
}

bool LockMemory::usesSystemCheck() const
{
    return get(useSystem, false).toBool();
}

void LockMemory::setUsesSystemCheck(bool use)
{
    put(useSystem, use);
}

ui::UnlockTries LockMemory::tries() const
{
    return {.wrong = std::max(0, get(wrongTries, 0).toInt()), .lastAt = get(lastTry, 0).toLongLong()};
}

void LockMemory::setTries(const ui::UnlockTries& tries)
{
    put(wrongTries, tries.wrong);
    put(lastTry, qlonglong{tries.lastAt});
}

QVariant LockMemory::get(const QString& name, const QVariant& otherwise) const
{
    return QSettings(m_file, QSettings::IniFormat).value(name, otherwise);
}

void LockMemory::put(const QString& name, const QVariant& value)
{
    QSettings(m_file, QSettings::IniFormat).setValue(name, value);
}

} // namespace sallyport::app
