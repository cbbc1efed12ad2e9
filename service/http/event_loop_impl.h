// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Asio parts of EventLoop, for the sources of service/http only: every includer pays for Asio's templates.
#pragma once

#include "service/http/event_loop.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <array>
#include <atomic>

#if defined(BOOST_ASIO_HAS_POSIX_STREAM_DESCRIPTOR)
#include <boost/asio/posix/stream_descriptor.hpp>
#endif

namespace sallyport::service {

namespace net = boost::asio;
using LoopExecutor = net::io_context::executor_type;
using Socket = net::basic_stream_socket<net::ip::tcp, LoopExecutor>;
using Acceptor = net::basic_socket_acceptor<net::ip::tcp, LoopExecutor>;
using Timer =
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>, LoopExecutor>;

struct EventLoop::Impl {
    explicit Impl(PoolLimits poolLimits) : limits(poolLimits), pool(poolLimits.threads) {}

    PoolLimits limits;
    std::atomic<std::size_t> poolJobs = 0;
    net::io_context context{1};
    net::signal_set signals{context};
#if defined(BOOST_ASIO_HAS_POSIX_STREAM_DESCRIPTOR)
    net::posix::stream_descriptor input{context};
    std::array<char, 64> inputBytes{};
    std::string inputLine;
#endif
    net::thread_pool pool; // last: its threads post to the context until they are joined
};

} // namespace sallyport::service
