// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Executor: the service's one event loop as its rooms see it, and the pool for work that burns CPU (Argon2id, drawing).
//   executor.inPool([=] { return hash(password); }, [answer = std::move(answer)](Hash h) mutable { ... });
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace sallyport::service {

class Executor {
public:
    Executor() = default;
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;
    virtual ~Executor() = default;

    /// Runs `f` on the loop's thread, later.
    virtual void post(std::move_only_function<void()> f) = 0;
    /// Runs `f` on a pool thread. When the pool's queue is full `f` is refused: false.
    virtual bool postToPool(std::move_only_function<void()> f) = 0;
    /// Runs `f` on the loop's thread after `delay`.
    virtual void after(std::chrono::milliseconds delay, std::move_only_function<void()> f) = 0;

    /// Runs `work` on the pool and `then(its result)` on the loop's thread; false when the pool is full (nothing runs).
    template <typename Work, typename Then>
    bool inPool(Work work, Then then)
    {
        return postToPool([this, work = std::move(work), then = std::move(then)]() mutable {
            auto result = work();
            post([result = std::move(result), then = std::move(then)]() mutable { then(std::move(result)); });
        });
    }
};

} // namespace sallyport::service
