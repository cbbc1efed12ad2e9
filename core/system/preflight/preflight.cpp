// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/preflight/preflight.h"

#include "core/base/worker.h"

namespace sallyport::system {

namespace {

constexpr std::chrono::milliseconds busLimit{2'000};
constexpr int readLimitMs = 3'000;

} // namespace

Task<QList<Check>, PreflightError> runPreflight(const PreflightQuestion& question)
{
    struct Run : QObject {
        Promise<QList<Check>, PreflightError> promise;
    };
    auto* run = new Run;
    auto task = run->promise.task();
    askBusFacts(run, busLimit, [run, question](const BusFacts& bus) {
        runInWorker<QList<Check>, PreflightError>([question, bus]() -> Result<QList<Check>, PreflightError> {
            return allChecks(question, systemReaders(readLimitMs), bus);
        }).then(run, [run](Result<QList<Check>, PreflightError> checks) {
            run->promise.finish(std::move(checks));
            run->deleteLater();
        });
    });
    return task;
}

} // namespace sallyport::system
