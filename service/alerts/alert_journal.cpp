// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/alert_journal.h"

#include "service/alerts/event_token.h"
#include "service/alerts/notice_text.h"

namespace sallyport::service {

AlertJournal::AlertJournal(Database& database, Executor& executor, Clock clock, Random random)
    : m_records(database), m_executor(executor), m_clock(std::move(clock)), m_random(std::move(random))
{
}

void AlertJournal::happened(const AccountEvent& event)
{
    auto record = recordOf(event);
    record.jti = randomToken(m_random, 16);
    record.writtenAt = m_clock.unixSeconds();
    record.mailed = !isNotice(record);
    m_records.add(record);
    if (event.accountId == nobodysAccount)
        return;
    const bool first = m_news.empty();
    m_news.insert(event.accountId);
    if (first) {
        m_executor.post([this, alive = std::weak_ptr(m_life)] {
            if (!alive.expired())
                tell();
        });
    }
}

void AlertJournal::listen(std::function<void(std::int64_t accountId)> listener)
{
    m_listeners.push_back(std::move(listener));
}

void AlertJournal::tell()
{
    for (const auto accountId : std::exchange(m_news, {})) {
        for (const auto& listener : m_listeners)
            listener(accountId);
    }
}

} // namespace sallyport::service
