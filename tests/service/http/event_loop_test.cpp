// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/event_loop.h"
#include "tests/support/catch.h"

#include <future>
#include <stdexcept>
#include <thread>

using namespace sallyport::service;

TEST_CASE("pool work is done off the loop and answered on it")
{
    EventLoop loop;
    std::thread::id worked;
    std::thread::id answered;
    REQUIRE(loop.inPool(
        [&] {
            worked = std::this_thread::get_id();
            return 7;
        },
        [&](int result) {
            CHECK(result == 7);
            answered = std::this_thread::get_id();
            loop.stop();
        }));
    loop.run();
    CHECK(answered == std::this_thread::get_id());
    CHECK(worked != answered);
}

TEST_CASE("a full pool refuses and takes work again once there is room")
{
    EventLoop loop({.threads = 1, .queue = 2});
    std::promise<void> gate;
    auto opened = gate.get_future().share();
    int done = 0;
    const auto wait = [opened] {
        opened.wait();
        return 0;
    };
    const auto count = [&](int) {
        if (++done == 2)
            loop.stop();
    };
    REQUIRE(loop.inPool(wait, count));
    REQUIRE(loop.inPool(wait, count));
    CHECK_FALSE(loop.inPool(wait, count));
    gate.set_value();
    loop.run();
    CHECK(done == 2);
}

TEST_CASE("an exception ends neither the loop nor the pool")
{
    EventLoop loop({.threads = 1, .queue = 4});
    loop.post([] { throw std::runtime_error("on the loop"); });
    REQUIRE(loop.postToPool([] { throw std::runtime_error("in the pool"); }));
    REQUIRE(loop.inPool([] { return 1; }, [&](int) { loop.stop(); }));
    loop.run();
    SUCCEED("the loop ran on");
}

TEST_CASE("waits run in the order of their times")
{
    EventLoop loop;
    std::vector<int> order;
    loop.after(std::chrono::milliseconds(20), [&] {
        order.push_back(2);
        loop.stop();
    });
    loop.after(std::chrono::milliseconds(1), [&] { order.push_back(1); });
    loop.run();
    CHECK(order == std::vector{1, 2});
}

TEST_CASE("what still waits when the loop ends is dropped, not run")
{
    auto alive = std::make_shared<int>(1);
    {
        EventLoop loop;
        loop.after(std::chrono::hours(1), [alive] { ++*alive; });
        loop.post([alive] { ++*alive; });
    }
    CHECK(*alive == 1);
    CHECK(alive.use_count() == 1);
}
