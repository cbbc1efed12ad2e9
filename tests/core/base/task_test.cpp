// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cancel.h"
#include "core/base/task.h"
#include "core/base/worker.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QThread>

#include <openssl/err.h>

using namespace sallyport;

namespace {
enum class Error { wrong, abandoned };
struct StructError {
    int code;
    static StructError abandoned() { return {-1}; }
};
using IntTask = Task<int, Error>;
} // namespace

TEST_CASE("an answer given before or after asking is delivered once, and never at once")
{
    const bool early = GENERATE(true, false);
    QObject receiver;
    Promise<int, Error> promise;
    auto task = promise.task();
    int calls = 0;
    if (early)
        promise.finish(7);
    std::move(task).then(&receiver, [&](Result<int, Error> r) {
        ++calls;
        CHECK(r == 7);
    });
    if (!early)
        promise.finish(7);
    promise.finish(8); // ignored
    CHECK(calls == 0);
    REQUIRE(test::waitUntil([&] { return calls > 0; }));
    QCoreApplication::processEvents();
    CHECK(calls == 1);
}

TEST_CASE("a receiver that died is never called")
{
    const bool afterAnswer = GENERATE(true, false);
    auto receiver = std::make_unique<QObject>();
    QObject witness;
    int calls = 0;
    Promise<int, Error> promise;
    promise.task().then(receiver.get(), [&](auto) { ++calls; });
    if (afterAnswer)
        promise.finish(1);
    receiver.reset();
    if (!afterAnswer)
        promise.finish(1);
    CHECK(test::waitFor(IntTask::ready(2)) == 2);
    CHECK(calls == 0);
}

TEST_CASE("a dropped promise answers abandoned, for enums and for structs")
{
    std::optional<Promise<int, Error>> promise(std::in_place);
    auto task = promise->task();
    promise.reset();
    CHECK(test::waitFor(std::move(task)).error() == Error::abandoned);

    std::optional<Promise<int, StructError>> other(std::in_place);
    auto otherTask = other->task();
    other.reset();
    CHECK(test::waitFor(std::move(otherTask)).error().code == -1);
}

TEST_CASE("assigning over an unanswered promise answers it")
{
    Promise<int, Error> promise;
    auto task = promise.task();
    promise = Promise<int, Error>();
    CHECK(test::waitFor(std::move(task)).error() == Error::abandoned);
}

TEST_CASE("move-only results arrive")
{
    using Pointer = std::unique_ptr<int>;
    Promise<Pointer, Error> promise;
    auto task = promise.task();
    promise.finish(std::make_unique<int>(3));
    const auto answer = test::waitFor(std::move(task));
    REQUIRE(answer);
    CHECK(**answer == 3);
}

TEST_CASE("a promise knows when nobody wants its answer any more")
{
    Promise<int, Error> promise;
    {
        auto task = promise.task();
        CHECK(promise.isWanted());
        QObject receiver;
        std::move(task).then(&receiver, [](auto) {});
        CHECK(promise.isWanted());
    }
    CHECK_FALSE(promise.isWanted());
}

TEST_CASE("work in a thread answers on the asking thread")
{
    auto* here = QThread::currentThread();
    auto task = runInWorker<QThread*, Error>([]() -> Result<QThread*, Error> { return QThread::currentThread(); });
    QObject receiver;
    bool answered = false;
    std::move(task).then(&receiver, [&](Result<QThread*, Error> r) {
        CHECK(r.value() != here);
        CHECK(QThread::currentThread() == here);
        answered = true;
    });
    CHECK(test::waitUntil([&] { return answered; }));
}

TEST_CASE("work in a thread leaves nothing in OpenSSL for what follows it there")
{
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    QObject receiver;
    QList<unsigned long> seen;
    const auto errorFoundAndLeft = [&] {
        const auto before = seen.size();
        auto task = runInWorker<unsigned long, Error>(
            []() -> Result<unsigned long, Error> {
                const unsigned long found = ERR_peek_error();
                ERR_raise(ERR_LIB_USER, ERR_R_PASSED_NULL_PARAMETER);
                return found;
            },
            &pool);
        std::move(task).then(&receiver, [&](Result<unsigned long, Error> found) { seen.append(found.value()); });
        REQUIRE(test::waitUntil([&] { return seen.size() > before; }));
    };
    errorFoundAndLeft();
    errorFoundAndLeft();
    CHECK(seen == QList<unsigned long>{0, 0});
}

TEST_CASE("cancelling calls each listener once, late ones at once")
{
    CancelSource source;
    const auto token = source.token();
    int calls = 0;
    token.onCancelled([&] { ++calls; });
    CHECK_FALSE(token.isCancelled());
    source.cancel();
    source.cancel();
    token.onCancelled([&] { ++calls; });
    CHECK(token.isCancelled());
    CHECK(calls == 2);
    CHECK_FALSE(CancelToken().isCancelled());
}
