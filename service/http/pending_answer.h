// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PendingAnswer: the Answerer that a handler holds. It keeps no connection alive, may be dropped on any thread, and
// answers 500 when it is. Used by connection.cpp alone.
#pragma once

#include "service/http/connection.h"

#include <boost/asio/post.hpp>

namespace sallyport::service {

class PendingAnswer {
public:
    explicit PendingAnswer(const std::shared_ptr<Connection>& connection) : m_connection(connection) {}
    PendingAnswer(PendingAnswer&& other) noexcept : m_connection(std::exchange(other.m_connection, {})) {}
    PendingAnswer& operator=(PendingAnswer&&) = delete;
    ~PendingAnswer()
    {
        auto connection = m_connection.lock();
        if (!connection)
            return;
        const auto executor = connection->executor();
        net::post(executor, [connection = std::move(connection)] {
            connection->answer(jsonAnswer(500, {{QStringLiteral("error"), QStringLiteral("server_error")}}));
        });
    }

    void operator()(HttpAnswer given)
    {
        if (const auto connection = std::exchange(m_connection, {}).lock())
            connection->answer(std::move(given));
    }

private:
    std::weak_ptr<Connection> m_connection;
};

} // namespace sallyport::service
