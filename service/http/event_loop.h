// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// EventLoop: the service's one loop (the thread that calls run) and its pool of threads for work that burns CPU. All
// rooms of the service live on the loop's thread and see it as an Executor.
//   EventLoop loop({.threads = 2, .queue = 64});  loop.onStopSignal([&] { server.stop(...); });  loop.run();
#pragma once

#include "service/executor.h"

#include <cstddef>
#include <string>

namespace sallyport::service {

struct PoolLimits {
    std::size_t threads = 2;
    std::size_t queue = 64; ///< jobs waiting or running; one more is refused
};

class EventLoop final : public Executor {
public:
    explicit EventLoop(PoolLimits limits = {});
    ~EventLoop() override;

    void post(std::move_only_function<void()> f) override;
    bool postToPool(std::move_only_function<void()> f) override;
    void after(std::chrono::milliseconds delay, std::move_only_function<void()> f) override;

    /// Runs until stop(). An exception out of a handler is logged without its text, and the loop goes on.
    void run();
    /// From any thread.
    void stop();
    /// Waits for running pool work and drops what still waits; none is taken from then on. For the owner of what that
    /// work uses, before it goes.
    void stopPool();

    /// Calls `f` on the loop at the first SIGTERM or SIGINT; a second one ends the process.
    void onStopSignal(std::move_only_function<void()> f);
    /// Calls `ended` on the loop when standard input ends: the parent process has gone. Before that `line`, if it is
    /// set, with each line of at most 4 KiB, without its end; of a longer one the rest is another line.
    void onInput(std::move_only_function<void()> ended, std::function<void(const std::string&)> line = {});

    struct Impl;
    /// For service/http alone, which knows Asio.
    Impl& impl() { return *m_impl; }

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace sallyport::service
