// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/notice_sender.h"

#include "service/alerts/notice_text.h"

namespace sallyport::service {

namespace {

// The first one waits too: what happens together goes together, and no answer takes longer for a mail being written.
constexpr std::int64_t firstRoundMs = 1'000;
constexpr std::int64_t roundsApartMs = 5'000;
constexpr int accountsARound = 20;
constexpr int messagesAnAccount = 3;
constexpr int linesAMessage = 20;

} // namespace

NoticeSender::NoticeSender(Store& store, Messenger& messenger, Executor& executor, Clock clock)
    : m_store(store), m_records(store.database), m_messenger(messenger), m_executor(executor), m_clock(std::move(clock))
{
}

void NoticeSender::wake()
{
    if (std::exchange(m_scheduled, true))
        return;
    const auto now = m_clock.monotonicMs();
    const auto next = m_lastRoundMs ? *m_lastRoundMs + roundsApartMs : now;
    m_executor.after(std::chrono::milliseconds(std::max(next - now, firstRoundMs)),
                     [this, alive = std::weak_ptr(m_life)] {
                         if (!alive.expired())
                             round();
                     });
}

/// Sent first and noted then: a message twice is better than none.
void NoticeSender::round()
{
    m_scheduled = false;
    m_lastRoundMs = m_clock.monotonicMs();
    const auto waiting = m_store.database.inTransaction([&] {
        std::vector<Waiting> all;
        for (const auto accountId : m_records.accountsToMail(accountsARound))
            all.push_back(waitingOf(accountId));
        return all;
    });
    if (!waiting)
        return wake();
    for (const auto& one : *waiting)
        send(one);
    const auto noted = m_store.database.inTransaction([&] {
        for (const auto& one : *waiting)
            m_records.setMailed(one.accountId, one.lastId);
        return Done{};
    });
    if (!noted || waiting->size() == accountsARound)
        wake();
}

NoticeSender::Waiting NoticeSender::waitingOf(std::int64_t accountId)
{
    const auto [count, lastId] = m_records.toMailSummary(accountId);
    const auto account = m_store.accounts.find(accountId);
    const auto code = m_store.accounts.antiPhishingCode(accountId);
    const auto mails = m_store.accounts.identifiersOf(accountId).filter(QStringLiteral("@"));
    return {.accountId = accountId,
            .mail = mails.value(0),
            .phone = account ? account->phone : QString(),
            .code = code ? QString::fromUtf8(code->view()) : QString(),
            .records = m_records.toMail(accountId, linesAMessage),
            .count = count,
            .lastId = lastId};
}

void NoticeSender::send(const Waiting& waiting)
{
    const auto say = [&](const Notice& notice) {
        // What cannot be handed over is not tried again: the alerts themselves wait in the store.
        if (!waiting.mail.isEmpty())
            m_messenger.sendMail(waiting.mail, notice.subject, notice.text);
        else if (!waiting.phone.isEmpty() && m_messenger.sendsTexts())
            m_messenger.sendText(waiting.phone, notice.text);
    };
    if (waiting.count > messagesAnAccount)
        return say(noticeOf(waiting.records, waiting.count, waiting.code));
    for (const auto& record : waiting.records)
        say(noticeOf({record}, 1, waiting.code));
}

} // namespace sallyport::service
