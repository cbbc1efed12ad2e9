// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/hardening.h"

#include "core/base/log.h"
#include "core/base/secret.h"
#include "core/system/hardening_system.h"

namespace sallyport::system {

bool disableCoreDumps()
{
    return turnCoreDumpsOff();
}

Task<HardeningReport, HardeningError> hardenAfterFirstPaint(std::chrono::milliseconds limit)
{
    struct Greeting : QObject {
        Promise<HardeningReport, HardeningError> promise;
    };
    auto* greeting = new Greeting;
    auto task = greeting->promise.task();
    greetPortal(greeting, limit, [greeting](bool answered) {
        const auto memory = Secret::zeroed(1); // makes the arena, so that it is known whether it could be locked
        const HardeningReport report{.coreDumpsOff = turnCoreDumpsOff(),
                                     .dumpableOff = closeToOtherProcesses(),
                                     .portalAnswered = answered,
                                     .memoryLocked = Secret::memoryIsLocked()};
        qCInfo(logSystem) << "core dumps off" << report.coreDumpsOff << "closed to other processes"
                          << report.dumpableOff << "portal answered" << report.portalAnswered << "memory locked"
                          << report.memoryLocked;
        greeting->promise.finish(report);
        greeting->deleteLater();
    });
    return task;
}

} // namespace sallyport::system
