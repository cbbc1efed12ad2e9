// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// QuestionQueue: questions one after another, each answered timedOut when its limit, counted from the asking, is over.
// One that times out while it waits is never begun; the work of one that had begun goes on, unheard.
//   queue.ask<Secret>([this, key] { return beginRead(key); }).then(this, ...);
#pragma once

#include "core/secrets/secret_store.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <chrono>
#include <deque>

namespace sallyport::secrets {

class QuestionQueue : public QObject {
public:
    explicit QuestionQueue(std::chrono::milliseconds limit) : m_limit(limit) {}

    template <typename T>
    Task<T, SecretStoreError> ask(std::move_only_function<Task<T, SecretStoreError>()> begin)
    {
        auto question = std::make_shared<Question<T>>();
        question->begin = std::move(begin);
        question->latestStart.setRemainingTime(m_limit - m_limit / 10);
        auto task = question->promise.task();
        const std::weak_ptr<Question<T>> weak = question;
        question->start = [this, weak] {
            const auto asked = weak.lock();
            asked->begin().then(this, [this, weak](Result<T, SecretStoreError> answer) {
                if (const auto waiting = weak.lock())
                    end(*waiting, std::move(answer));
            });
        };
        QTimer::singleShot(m_limit, this, [this, weak] {
            if (const auto waiting = weak.lock())
                end<T>(*waiting, std::unexpected(SecretStoreError::timedOut));
        });
        m_questions.push_back(std::move(question));
        if (m_questions.size() == 1)
            startFirst();
        return task;
    }

private:
    struct Waiting {
        std::function<void()> start;
        QDeadlineTimer latestStart;
        virtual ~Waiting() = default;
    };
    template <typename T>
    struct Question : Waiting {
        Promise<T, SecretStoreError> promise;
        std::move_only_function<Task<T, SecretStoreError>()> begin;
    };

    template <typename T>
    void end(Question<T>& question, Result<T, SecretStoreError> answer)
    {
        question.promise.finish(std::move(answer));
        const bool running = m_questions.front().get() == &question;
        std::erase_if(m_questions, [&](const auto& each) { return each.get() == &question; });
        if (running && !m_questions.empty())
            startFirst();
    }
    void startFirst()
    {
        if (!m_questions.front()->latestStart.hasExpired())
            m_questions.front()->start(); // otherwise its timer ends it soon
    }

    const std::chrono::milliseconds m_limit;
    std::deque<std::shared_ptr<Waiting>> m_questions; // the first is running
};

} // namespace sallyport::secrets
