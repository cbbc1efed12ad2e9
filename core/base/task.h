// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Task<T, E> and Promise<T, E>: a question with one answer, for one thread with an event loop.
// The answer is always delivered queued, exactly once, never to a receiver that has died; a promise that is dropped
// unanswered answers E::abandoned. Why not QFuture or coroutines: docs/decisions/0002-one-way-to-wait.md.
//   Task<Secret, SecretStoreError> task = store.read(key);
//   std::move(task).then(this, [this](Result<Secret, SecretStoreError> answer) { ... });
#pragma once

#include "core/base/result.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace sallyport {

/// The error of a promise that was dropped: `E::abandoned`, an enumerator or a static function making one.
template <typename E>
E abandonedError()
{
    if constexpr (requires { E{E::abandoned()}; })
        return E::abandoned();
    else
        return E::abandoned;
}

namespace detail {

template <typename T, typename E>
struct TaskState {
    std::optional<Result<T, E>> answer;
    QPointer<QObject> receiver;
    std::move_only_function<void(Result<T, E>)> callback;
    bool taskHeld = true;

    static void deliverIfReady(const std::shared_ptr<TaskState>& state)
    {
        if (!state->answer || !state->callback || !state->receiver)
            return;
        QMetaObject::invokeMethod(
            state->receiver.data(),
            [state] {
                if (!state->callback)
                    return;
                auto callback = std::exchange(state->callback, {});
                callback(std::move(*state->answer));
            },
            Qt::QueuedConnection);
    }
};

} // namespace detail

/// The asking side. Move-only; `then` consumes it.
template <typename T, typename E>
class [[nodiscard]] Task {
public:
    using Answer = Result<T, E>;

    Task(Task&&) noexcept = default;
    Task& operator=(Task&&) noexcept = default;
    ~Task()
    {
        if (m_state)
            m_state->taskHeld = false;
    }

    /// A task that already has its answer (still delivered queued).
    static Task ready(Answer answer)
    {
        auto state = std::make_shared<detail::TaskState<T, E>>();
        state->answer = std::move(answer);
        return Task(std::move(state));
    }

    /// Calls `f(Answer)` once, from the event loop, unless `receiver` (not null) dies first.
    template <typename F>
    void then(QObject* receiver, F f) &&
    {
        auto state = std::exchange(m_state, nullptr);
        state->taskHeld = false;
        state->receiver = receiver;
        state->callback = std::move(f);
        detail::TaskState<T, E>::deliverIfReady(state);
    }

private:
    template <typename, typename>
    friend class Promise;
    explicit Task(std::shared_ptr<detail::TaskState<T, E>> state) : m_state(std::move(state)) {}
    std::shared_ptr<detail::TaskState<T, E>> m_state;
};

/// The answering side. Move-only; dropping it unanswered answers `abandoned`.
template <typename T, typename E>
class Promise {
public:
    Promise() : m_state(std::make_shared<detail::TaskState<T, E>>()) {}
    Promise(Promise&& other) noexcept = default;
    Promise& operator=(Promise&& other) noexcept
    {
        if (this != &other) {
            abandon();
            m_state = std::move(other.m_state);
        }
        return *this;
    }
    ~Promise() { abandon(); }

    /// The one task of this promise; call it once, before finish.
    Task<T, E> task()
    {
        Q_ASSERT(m_state);
        return Task<T, E>(m_state);
    }

    /// Answers. A second answer is ignored: the first one counts.
    void finish(Result<T, E> answer)
    {
        auto state = std::exchange(m_state, nullptr);
        if (!state)
            return;
        state->answer = std::move(answer);
        detail::TaskState<T, E>::deliverIfReady(state);
    }

    /// False once nobody can receive the answer any more.
    bool isWanted() const { return m_state && (m_state->taskHeld || !m_state->receiver.isNull()); }

private:
    void abandon()
    {
        if (m_state)
            finish(std::unexpected(abandonedError<E>()));
    }
    std::shared_ptr<detail::TaskState<T, E>> m_state;
};

} // namespace sallyport
