// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T, E>: a value or the reason there is none. Use it for every call that can fail in a way a caller acts on.
//   Result<int, ParseError> r = parsePort(text);
//   return andThen(std::move(r), [](int port) { return open(port); });
#pragma once

#include <expected>
#include <functional>
#include <utility>

namespace sallyport {

template <typename T, typename E>
using Result = std::expected<T, E>;

/// The value of a Result whose success carries nothing.
struct Done {
    friend bool operator==(Done, Done) = default;
};

/// GCC 12's std::expected lacks and_then: calls `f` with the value, or passes the error on.
template <typename T, typename E, typename F>
auto andThen(std::expected<T, E> result, F&& f) -> std::invoke_result_t<F, T>
{
    if (!result)
        return std::unexpected(std::move(result).error());
    return std::invoke(std::forward<F>(f), std::move(*result));
}

/// GCC 12's std::expected lacks transform_error: changes the error's type, keeps the value.
template <typename T, typename E, typename F>
auto mapError(std::expected<T, E> result, F&& f) -> std::expected<T, std::invoke_result_t<F, E>>
{
    if (!result)
        return std::unexpected(std::invoke(std::forward<F>(f), std::move(result).error()));
    return std::move(*result);
}

} // namespace sallyport
