// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/preflight/preflight.h"

namespace sallyport::system {

void askBusFacts(QObject* receiver, std::chrono::milliseconds, std::function<void(BusFacts)> answered)
{
    QMetaObject::invokeMethod(receiver, [answered = std::move(answered)] { answered({}); }, Qt::QueuedConnection);
}

} // namespace sallyport::system
