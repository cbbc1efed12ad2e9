// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/refresh_lock.h"

#include <QDeadlineTimer>
#include <QLockFile>
#include <QTimer>

namespace sallyport::auth {

namespace {

constexpr auto pollEvery = std::chrono::milliseconds(25);
// Longer than any refresh can take: only a recycled process id makes a lock this old.
constexpr auto staleAfter = std::chrono::minutes(5);

struct Waiting {
    RefreshLock lock;
    QDeadlineTimer deadline;
    Promise<RefreshLock, SessionError> promise;
};

void tryLock(const std::shared_ptr<Waiting>& waiting, QObject* receiver)
{
    if (waiting->lock->tryLock(0))
        return waiting->promise.finish(waiting->lock);
    if (waiting->lock->error() != QLockFile::LockFailedError)
        return waiting->promise.finish(std::unexpected(SessionError{.what = SessionProblem::storeUnavailable}));
    if (waiting->deadline.hasExpired())
        return waiting->promise.finish(std::unexpected(SessionError{.what = SessionProblem::busy}));
    QTimer::singleShot(pollEvery, receiver, [waiting, receiver] { tryLock(waiting, receiver); });
}

} // namespace

Task<RefreshLock, SessionError> takeRefreshLock(const QString& path, std::chrono::milliseconds wait, QObject* receiver)
{
    if (path.isEmpty())
        return Task<RefreshLock, SessionError>::ready(RefreshLock());
    auto waiting = std::make_shared<Waiting>();
    waiting->lock = std::make_shared<QLockFile>(path);
    waiting->lock->setStaleLockTime(std::chrono::milliseconds(staleAfter).count());
    waiting->deadline.setRemainingTime(wait);
    auto task = waiting->promise.task();
    tryLock(waiting, receiver);
    return task;
}

} // namespace sallyport::auth
