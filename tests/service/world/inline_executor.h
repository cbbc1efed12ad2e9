// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An Executor that does what was posted when it is told to, all on the calling thread, and can refuse pool work.
#pragma once

#include "service/executor.h"

#include <deque>

namespace sallyport::test {

class InlineExecutor final : public service::Executor {
public:
    bool poolIsFull = false;

    void post(std::move_only_function<void()> f) override { m_loop.push_back(std::move(f)); }
    bool postToPool(std::move_only_function<void()> f) override
    {
        if (!poolIsFull)
            m_pool.push_back(std::move(f));
        return !poolIsFull;
    }
    void after(std::chrono::milliseconds, std::move_only_function<void()> f) override
    {
        m_loop.push_back(std::move(f));
    }

    /// Pool work still to be done.
    std::size_t poolSize() const { return m_pool.size(); }
    /// Does everything, and what comes of it.
    void drain()
    {
        while (!m_loop.empty() || !m_pool.empty()) {
            auto& queue = m_loop.empty() ? m_pool : m_loop;
            auto next = std::move(queue.front());
            queue.pop_front();
            next();
        }
    }

private:
    std::deque<std::move_only_function<void()>> m_loop;
    std::deque<std::move_only_function<void()>> m_pool;
};

} // namespace sallyport::test
