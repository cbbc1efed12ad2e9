// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeTransport: a Transport that asks a function instead of a network, and remembers what was sent.
//   FakeTransport transport;  transport.answer = [](const net::HttpRequest&) { return net::HttpResponse{.status = 200};
//   };
#pragma once

#include "core/net/transport.h"

#include <functional>
#include <vector>

namespace sallyport::test {

struct FakeTransport : net::Transport {
    using Outcome = Result<net::HttpResponse, net::TransportError>;

    /// What comes of a request; `unreachable` for everybody by default.
    std::function<Outcome(const net::HttpRequest&)> answer = [](const net::HttpRequest&) {
        return Outcome(std::unexpected(net::TransportError::unreachable));
    };
    std::vector<net::HttpRequest> sent;

    /// While true, requests are sent but their answers wait for release(); a cancelled one is answered at once.
    bool holding = false;

    Task<net::HttpResponse, net::TransportError> send(net::HttpRequest request) override
    {
        if (request.cancel.isCancelled())
            return cancelled();
        sent.push_back(request);
        auto outcome = answer(request);
        if (!holding)
            return Task<net::HttpResponse, net::TransportError>::ready(std::move(outcome));
        auto held = std::make_shared<Held>(std::move(outcome));
        auto task = held->promise.task();
        request.cancel.onCancelled([held] { held->promise.finish(std::unexpected(net::TransportError::cancelled)); });
        m_held.push_back(std::move(held));
        return task;
    }

    /// Gives every held answer and holds no more.
    void release()
    {
        holding = false;
        for (auto& held : std::exchange(m_held, {}))
            held->promise.finish(std::move(held->outcome));
    }

private:
    struct Held {
        Outcome outcome;
        Promise<net::HttpResponse, net::TransportError> promise = {};
    };
    static Task<net::HttpResponse, net::TransportError> cancelled()
    {
        return Task<net::HttpResponse, net::TransportError>::ready(std::unexpected(net::TransportError::cancelled));
    }
    std::vector<std::shared_ptr<Held>> m_held;
};

} // namespace sallyport::test
