// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// NoticeSender: sends the notices that wait in the store, a second after the first and then seconds apart: one message
// for one event, one for all where there are more than three. However much happens, each round writes few messages, and
// what a stop of the service leaves goes out with the next start.
//   NoticeSender notices(store, messenger, loop, clock);   journal.listen([&](auto) { notices.wake(); });
#pragma once

#include "core/base/clock.h"
#include "service/alerts/alert_records.h"
#include "service/executor.h"
#include "service/messenger.h"
#include "service/store/store.h"

namespace sallyport::service {

class NoticeSender {
public:
    /// All must outlive it.
    NoticeSender(Store& store, Messenger& messenger, Executor& executor, Clock clock);

    /// There may be something to send.
    void wake();

private:
    struct Waiting {
        std::int64_t accountId = 0;
        QString mail; ///< empty: none
        QString phone;
        QString code; ///< the anti-phishing code; empty: none
        std::vector<AlertRecord> records;
        std::int64_t count = 0;
        std::int64_t lastId = 0;
    };
    void round();
    Waiting waitingOf(std::int64_t accountId);
    void send(const Waiting& waiting);

    Store& m_store;
    AlertRecords m_records;
    Messenger& m_messenger;
    Executor& m_executor;
    const Clock m_clock;
    bool m_scheduled = false;
    std::optional<std::int64_t> m_lastRoundMs;
    std::shared_ptr<int> m_life = std::make_shared<int>();
};

} // namespace sallyport::service
