// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertJournal: writes down what happens to the accounts, within the transaction in which it happens, and says
// afterwards whose account has news. On the loop's thread.
//   AlertJournal journal(store, loop, clock, random);   journal.listen([&](auto accountId) { polls.wake(accountId); });
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "service/account_events.h"
#include "service/alerts/alert_records.h"
#include "service/executor.h"

#include <set>

namespace sallyport::service {

class AlertJournal final : public AccountEvents {
public:
    /// All must outlive it.
    AlertJournal(Database& database, Executor& executor, Clock clock, Random random);

    void happened(const AccountEvent& event) override;
    /// Called on the loop once the transaction is over, once an account for many events; also for a transaction of
    /// which nothing was kept. The listener lives as long as the journal.
    void listen(std::function<void(std::int64_t accountId)> listener);

private:
    void tell();

    AlertRecords m_records;
    Executor& m_executor;
    const Clock m_clock;
    const Random m_random;
    std::vector<std::function<void(std::int64_t)>> m_listeners;
    std::set<std::int64_t> m_news;
    std::shared_ptr<int> m_life = std::make_shared<int>();
};

} // namespace sallyport::service
