// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SafetyBook: what guards the account, as the service last told it: what is set and since when, authenticators,
// addresses, changes that wait. It asks for everything anew with refresh(); what is known stays where an answer fails.
//   SafetyBook book(account, &safety);   connect(&book, &SafetyBook::changed, ...);   book.refresh();
#pragma once

#include "core/account/safety_service.h"

#include <optional>

namespace sallyport::ui {

class SafetyBook : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this; `safety` is null where the service has no passcode.
    SafetyBook(account::AccountService& account, account::SafetyService* safety);

    void refresh();
    /// Nothing until the first answer, likewise the next.
    const std::optional<account::SecurityFacts>& security() const { return m_security; }
    const std::optional<account::PasscodeFacts>& passcode() const { return m_passcode; }
    const QList<account::WithdrawalAddress>& addresses() const { return m_addresses; }
    const QList<account::PendingChange>& pending() const { return m_pending; }
    /// Why part of the last refresh failed.
    const std::optional<account::AccountError>& error() const { return m_error; }

    void cancelChange(const QString& id);
    void approveChange(const QString& id);
    /// Why the last of the two was not done; until the next one.
    const std::optional<account::AccountError>& changeError() const { return m_changeError; }
    bool isChanging() const { return m_changing; }

Q_SIGNALS:
    void changed();

private:
    template <typename T, typename M>
    void take(account::AccountService::Answer<T> asked, M SafetyBook::* member);
    void settle(account::AccountService::Answer<Done> asked, const QString& id);

    account::AccountService& m_account;
    account::SafetyService* m_safety;
    std::optional<account::SecurityFacts> m_security;
    std::optional<account::PasscodeFacts> m_passcode;
    QList<account::WithdrawalAddress> m_addresses;
    QList<account::PendingChange> m_pending;
    std::optional<account::AccountError> m_error;
    std::optional<account::AccountError> m_changeError;
    bool m_changing = false;
    int m_open = 0;       ///< questions without an answer
    bool m_again = false; ///< refresh() was asked for meanwhile
};

} // namespace sallyport::ui
