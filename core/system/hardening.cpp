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

namespace {

HardeningReport harden(bool portalAnswered)
{
    const auto memory = Secret::zeroed(1); // makes the arena, so that it is known whether it could be locked
    const HardeningReport report{.coreDumpsOff = turnCoreDumpsOff(),
                                 .dumpableOff = closeToOtherProcesses(),
                                 .portalAnswered = portalAnswered,
                                 .memoryLocked = Secret::memoryIsLocked()};
    qCInfo(logSystem) << "core dumps off" << report.coreDumpsOff << "closed to other processes" << report.dumpableOff
                      << "portal answered" << report.portalAnswered << "memory locked" << report.memoryLocked;
    return report;
}

} // namespace

HardeningReport hardenNow()
{
    return harden(false);
}

Task<HardeningReport, HardeningError> hardenAfterFirstPaint(std::chrono::milliseconds limit)
{
    struct Greeting : QObject {
        Promise<HardeningReport, HardeningError> promise;
    };
    auto* greeting = new Greeting;
    auto task = greeting->promise.task();
    greetPortal(greeting, limit, [greeting](bool answered) {
        greeting->promise.finish(harden(answered));
        greeting->deleteLater();
    });
    return task;
}

} // namespace sallyport::system
