// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/question_queue.h"
#include "tests/support/wait.h"

using namespace sallyport;
using namespace sallyport::test;
using secrets::QuestionQueue;
using secrets::SecretStoreError;

namespace {

using Answer = Result<int, SecretStoreError>;

/// A queue and what became of the questions put to it; each is answered when the test says so.
struct Desk {
    explicit Desk(std::chrono::milliseconds limit) : queue(std::make_unique<QuestionQueue>(limit)) {}

    void ask(int number)
    {
        queue
            ->ask<int>([this, number, task = promises[number].task()]() mutable {
                begun << number;
                return std::move(task);
            })
            .then(&receiver, [this, number](Answer answer) { answers.emplace(number, answer); });
    }
    void answer(int number) { promises[number].finish(number); }

    QObject receiver;
    QList<int> begun;
    std::map<int, Promise<int, SecretStoreError>> promises;
    std::map<int, Answer> answers;
    std::unique_ptr<QuestionQueue> queue;
};

} // namespace

TEST_CASE("a question is begun when the one before it has been answered")
{
    Desk desk(std::chrono::seconds(20));
    for (int number : {1, 2, 3})
        desk.ask(number);
    CHECK(desk.begun == QList<int>{1});
    desk.answer(2); // before its turn
    desk.answer(1);
    REQUIRE(waitUntil([&] { return desk.answers.size() == 2; }));
    CHECK(desk.begun == QList<int>({1, 2, 3}));
    desk.answer(3);
    REQUIRE(waitUntil([&] { return desk.answers.size() == 3; }));
    for (int number : {1, 2, 3})
        CHECK(desk.answers.at(number) == number);
}

TEST_CASE("behind one that never ends, questions time out from when they were asked, and are not begun")
{
    Desk desk(std::chrono::milliseconds(100));
    for (int number : {1, 2, 3})
        desk.ask(number);
    REQUIRE(waitUntil([&] { return desk.answers.size() == 3; }));
    CHECK(desk.begun == QList<int>{1});
    for (int number : {1, 2, 3})
        CHECK(desk.answers.at(number) == std::unexpected(SecretStoreError::timedOut));
    desk.ask(4); // the way is free again
    CHECK(desk.begun == QList<int>({1, 4}));
    desk.answer(1); // too late, and unheard
    desk.answer(4);
    REQUIRE(waitUntil([&] { return desk.answers.size() == 4; }));
    CHECK(desk.answers.at(4) == 4);
}

TEST_CASE("questions of a queue that dies are abandoned")
{
    Desk desk(std::chrono::seconds(20));
    desk.ask(1);
    desk.ask(2);
    desk.queue.reset();
    REQUIRE(waitUntil([&] { return desk.answers.size() == 2; }));
    CHECK(desk.answers.at(1) == std::unexpected(SecretStoreError::abandoned));
    CHECK(desk.answers.at(2) == std::unexpected(SecretStoreError::abandoned));
    CHECK(desk.begun == QList<int>{1});
}
