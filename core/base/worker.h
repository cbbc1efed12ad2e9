// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// runInWorker: work that burns CPU (key derivation, proof of work, image decoding) on a thread, answered as a Task on
// the calling thread. The function must own all it touches.
//   runInWorker<Secret, StoreError>([pass = std::move(pass)]() mutable { return derive(pass); }).then(this, ...);
#pragma once

#include "core/base/scrub.h"
#include "core/base/task.h"

#include <QThreadPool>

namespace sallyport {

template <typename T, typename E, typename F>
Task<T, E> runInWorker(F work, QThreadPool* pool = QThreadPool::globalInstance())
{
    // The anchor lives on the calling thread; the worker only posts to it, and the promise never leaves this thread.
    struct Anchor : QObject {
        Promise<T, E> promise;
    };
    auto* anchor = new Anchor;
    auto task = anchor->promise.task();
    auto job = std::make_shared<F>(std::move(work));
    pool->start([anchor, job]() mutable {
        auto answer = std::make_shared<Result<T, E>>((*job)());
        job.reset();
        scrubThread();
        QMetaObject::invokeMethod(
            anchor,
            [anchor, answer] {
                anchor->promise.finish(std::move(*answer));
                anchor->deleteLater();
            },
            Qt::QueuedConnection);
    });
    return task;
}

} // namespace sallyport
