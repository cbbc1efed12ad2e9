// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruption.h"

#include <QMutex>

#include <utility>

#include <windows.h>

namespace sallyport::app {

namespace {

// The handler runs on a thread of the system's.
QMutex guard;
Interruption* current = nullptr;

BOOL WINAPI handleInterruption(DWORD)
{
    const QMutexLocker lock(&guard);
    auto* receiver = std::exchange(current, nullptr);
    if (receiver == nullptr)
        return FALSE;
    QMetaObject::invokeMethod(receiver, [receiver] { Q_EMIT receiver->came(); }, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

struct Interruption::System {};

Interruption::Interruption()
{
    const QMutexLocker lock(&guard);
    current = this;
    ::SetConsoleCtrlHandler(handleInterruption, TRUE);
}

Interruption::~Interruption()
{
    ::SetConsoleCtrlHandler(handleInterruption, FALSE);
    const QMutexLocker lock(&guard);
    current = nullptr;
}

} // namespace sallyport::app
