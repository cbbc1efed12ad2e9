// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An Executor that does what was posted when it is told to, and timers once their time has come, all on the calling
// thread; it can refuse pool work.
#pragma once

#include "service/executor.h"

#include <deque>
#include <map>

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
    void after(std::chrono::milliseconds delay, std::move_only_function<void()> f) override
    {
        m_timers.emplace(m_now + delay, std::move(f));
        advance(std::chrono::milliseconds(0));
    }
    /// Lets time pass: timers that are due then run with the next drain.
    void advance(std::chrono::milliseconds time)
    {
        m_now += time;
        while (!m_timers.empty() && m_timers.begin()->first <= m_now)
            m_loop.push_back(std::move(m_timers.extract(m_timers.begin()).mapped()));
    }
    std::size_t timerCount() const { return m_timers.size(); }

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
    std::chrono::milliseconds m_now{0};
    std::multimap<std::chrono::milliseconds, std::move_only_function<void()>> m_timers;
    std::deque<std::move_only_function<void()>> m_loop;
    std::deque<std::move_only_function<void()>> m_pool;
};

} // namespace sallyport::test
