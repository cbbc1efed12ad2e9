// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cancel.h"

#include <utility>
#include <vector>

namespace sallyport {

namespace detail {
struct CancelState {
    bool cancelled = false;
    std::vector<std::function<void()>> callbacks;
};
} // namespace detail

CancelToken::CancelToken(std::shared_ptr<detail::CancelState> state) : m_state(std::move(state)) {}

bool CancelToken::isCancelled() const
{
    return m_state && m_state->cancelled;
}

void CancelToken::onCancelled(std::function<void()> f) const
{
    if (!m_state)
        return;
    if (m_state->cancelled)
        f();
    else
        m_state->callbacks.push_back(std::move(f));
}

CancelSource::CancelSource() : m_state(std::make_shared<detail::CancelState>()) {}

CancelToken CancelSource::token() const
{
    return CancelToken(m_state);
}

void CancelSource::cancel()
{
    const auto state = m_state;
    if (std::exchange(state->cancelled, true))
        return;
    for (auto& f : std::exchange(state->callbacks, {}))
        f();
}

} // namespace sallyport
