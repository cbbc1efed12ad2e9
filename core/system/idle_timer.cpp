// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/idle_timer.h"

#include <QPointer>

#include <algorithm>

namespace sallyport::system {

using namespace std::chrono_literals;

IdleTimer::IdleTimer(std::function<void(Answer)> ask) : m_ask(std::move(ask))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleTimer::look);
}

void IdleTimer::setLimit(std::chrono::milliseconds limit)
{
    m_limit = limit <= 0ms ? 0ms : std::max(limit, std::chrono::milliseconds(1s));
    m_next = m_limit;
    m_timer.stop();
    if (m_limit > 0ms)
        look();
}

void IdleTimer::look()
{
    m_ask([self = QPointer(this)](std::optional<std::chrono::milliseconds> idle) {
        if (self && self->m_limit > 0ms)
            self->judge(idle);
    });
}

void IdleTimer::judge(std::optional<std::chrono::milliseconds> idle)
{
    // Without an answer it asks again later: who tells it may have been away for a moment.
    const auto known = std::clamp(idle.value_or(0ms), 0ms, std::chrono::milliseconds(24h * 365));
    if (known < m_limit)
        m_next = m_limit;
    const bool due = known >= m_next;
    if (due)
        m_next = known + m_limit;
    m_timer.start(std::min(m_next - known, std::chrono::milliseconds(24h)));
    if (due)
        Q_EMIT idleFor(known);
}

} // namespace sallyport::system
