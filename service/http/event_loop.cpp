// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/event_loop_impl.h"

#include "core/base/log.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <csignal>
#include <cstdio>
#include <thread>

namespace sallyport::service {

EventLoop::EventLoop(PoolLimits limits) : m_impl(std::make_unique<Impl>(limits)) {}

EventLoop::~EventLoop()
{
    stopPool();
}

void EventLoop::stopPool()
{
    m_impl->pool.stop();
    m_impl->pool.join();
}

void EventLoop::post(std::move_only_function<void()> f)
{
    net::post(m_impl->context, std::move(f));
}

bool EventLoop::postToPool(std::move_only_function<void()> f)
{
    if (m_impl->poolJobs.fetch_add(1) >= m_impl->limits.queue) {
        m_impl->poolJobs.fetch_sub(1);
        return false;
    }
    net::post(m_impl->pool, [f = std::move(f), jobs = &m_impl->poolJobs]() mutable {
        try {
            f();
        } catch (...) {
            qCCritical(logService) << "exception in the pool";
        }
        jobs->fetch_sub(1);
    });
    return true;
}

void EventLoop::after(std::chrono::milliseconds delay, std::move_only_function<void()> f)
{
    auto timer = std::make_unique<Timer>(m_impl->context.get_executor(), delay);
    auto& waiting = *timer;
    waiting.async_wait([timer = std::move(timer), f = std::move(f)](boost::system::error_code error) mutable {
        if (!error)
            f();
    });
}

void EventLoop::run()
{
    const auto work = net::make_work_guard(m_impl->context);
    while (!m_impl->context.stopped()) {
        try {
            m_impl->context.run();
        } catch (...) {
            qCCritical(logService) << "exception in the event loop";
        }
    }
}

void EventLoop::stop()
{
    m_impl->context.stop();
}

void EventLoop::onStopSignal(std::move_only_function<void()> f)
{
    m_impl->signals.add(SIGTERM);
    m_impl->signals.add(SIGINT);
    m_impl->signals.async_wait([this, f = std::move(f)](boost::system::error_code error, int) mutable {
        if (error)
            return;
        m_impl->signals.clear();
        f();
    });
}

namespace {

constexpr std::size_t longestLine = 4096;
using LineHandler = std::function<void(const std::string&)>;

/// Adds one byte to a line; gives the line out when it is over.
void takeByte(std::string& line, char byte, const LineHandler& handler)
{
    if (byte != '\n' && line.size() < longestLine) {
        line += byte;
        return;
    }
    const std::string whole = std::exchange(line, byte == '\n' ? std::string() : std::string(1, byte));
    if (handler)
        handler(whole);
}

} // namespace

#if defined(BOOST_ASIO_HAS_POSIX_STREAM_DESCRIPTOR)
namespace {

void readInput(EventLoop::Impl& impl, std::move_only_function<void()> ended, LineHandler line)
{
    impl.input.async_read_some(net::buffer(impl.inputBytes),
                               [&impl, ended = std::move(ended),
                                line = std::move(line)](boost::system::error_code error, std::size_t size) mutable {
                                   if (error == net::error::operation_aborted)
                                       return;
                                   if (error)
                                       return ended();
                                   for (const char byte : std::span(impl.inputBytes).first(size))
                                       takeByte(impl.inputLine, byte, line);
                                   readInput(impl, std::move(ended), std::move(line));
                               });
}

} // namespace

void EventLoop::onInput(std::move_only_function<void()> ended, LineHandler line)
{
    boost::system::error_code error;
    m_impl->input.assign(0, error);
    if (error)
        return post(std::move(ended));
    readInput(*m_impl, std::move(ended), std::move(line));
}
#else
void EventLoop::onInput(std::move_only_function<void()> ended, LineHandler line)
{
    // Windows cannot wait for a pipe together with sockets. The thread may still be reading when the process ends.
    std::thread([this, ended = std::move(ended), line = std::move(line)]() mutable {
        const LineHandler onLoop = [this, &line](const std::string& whole) {
            if (line)
                post([line, whole] { line(whole); });
        };
        std::string bytes;
        for (int byte = std::getchar(); byte != EOF; byte = std::getchar())
            takeByte(bytes, static_cast<char>(byte), onLoop);
        post(std::move(ended));
    }).detach();
}
#endif

} // namespace sallyport::service
