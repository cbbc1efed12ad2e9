// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CancelSource and CancelToken: how the asker of a Task says that it no longer wants the answer. One thread.
//   CancelSource source;  transport.send({.url = u, .cancel = source.token()});  source.cancel();
#pragma once

#include <functional>
#include <memory>

namespace sallyport {

namespace detail {
struct CancelState;
}

/// The side that listens. A default-made token is never cancelled.
class CancelToken {
public:
    CancelToken() = default;
    bool isCancelled() const;
    /// Calls `f` when cancelled (at once if it already is). Callbacks must not outlive what they touch: use QPointer.
    void onCancelled(std::function<void()> f) const;

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<detail::CancelState> state);
    std::shared_ptr<detail::CancelState> m_state;
};

/// The side that cancels. Destroying it cancels nothing.
class CancelSource {
public:
    CancelSource();
    CancelToken token() const;
    void cancel();

private:
    std::shared_ptr<detail::CancelState> m_state;
};

} // namespace sallyport
