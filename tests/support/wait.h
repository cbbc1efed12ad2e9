// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting in tests: runs the event loop until something is true or an answer is there; never a sleep.
//   REQUIRE(waitUntil([&] { return spy.count() == 1; }));
//   auto answer = waitFor(store.read(key));
#pragma once

#include "core/base/task.h"
#include "tests/support/catch.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace sallyport::test {

/// True once `condition` holds; false after `limit`.
template <typename F>
bool waitUntil(F condition, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    const QDeadlineTimer deadline(limit);
    // Looks again now and then also when nothing happens; processEvents with a time of its own would spin.
    QTimer lookAgain;
    lookAgain.start(std::chrono::milliseconds(5));
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

/// The task's answer; fails the test if there is none within `limit`.
template <typename T, typename E>
Result<T, E> waitFor(Task<T, E> task, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    QObject receiver;
    std::optional<Result<T, E>> answer;
    std::move(task).then(&receiver, [&](Result<T, E> a) { answer.emplace(std::move(a)); });
    const bool answered = waitUntil([&] { return answer.has_value(); }, limit);
    REQUIRE(answered);
    return std::move(*answer);
}

} // namespace sallyport::test
