// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/safety_book.h"

namespace sallyport::ui {

using account::AccountError;

SafetyBook::SafetyBook(account::AccountService& account, account::SafetyService* safety)
    : m_account(account), m_safety(safety)
{
}

void SafetyBook::refresh()
{
    m_again = m_open > 0;
    if (m_again)
        return;
    m_error.reset();
    m_open = m_safety != nullptr ? 4 : 2;
    take(m_account.security(), &SafetyBook::m_security);
    take(m_account.pendingChanges(), &SafetyBook::m_pending);
    if (m_safety == nullptr)
        return;
    take(m_safety->passcode(), &SafetyBook::m_passcode);
    take(m_safety->addresses(), &SafetyBook::m_addresses);
}

template <typename T, typename M>
void SafetyBook::take(account::AccountService::Answer<T> asked, M SafetyBook::* member)
{
    std::move(asked).then(this, [this, member](Result<T, AccountError> answer) {
        if (answer)
            this->*member = std::move(*answer);
        else
            m_error = answer.error();
        --m_open;
        Q_EMIT changed();
        if (m_open == 0 && m_again)
            refresh();
    });
}

void SafetyBook::cancelChange(const QString& id)
{
    if (!m_changing)
        settle(m_account.cancelChange(id), id);
}

void SafetyBook::approveChange(const QString& id)
{
    if (!m_changing)
        settle(m_account.approveChange(id), id);
}

void SafetyBook::settle(account::AccountService::Answer<Done> asked, const QString& id)
{
    m_changing = true;
    m_changeError.reset();
    Q_EMIT changed();
    std::move(asked).then(this, [this, id](Result<Done, AccountError> answer) {
        m_changing = false;
        if (answer)
            m_pending.removeIf([&id](const account::PendingChange& change) { return change.id == id; });
        else
            m_changeError = answer.error();
        Q_EMIT changed();
        refresh();
    });
}

} // namespace sallyport::ui
