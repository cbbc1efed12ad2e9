// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SafetyPage: what protects the account and what guards its money: changes that wait, passphrase, passcode,
// anti-phishing code, authenticators, withdrawal addresses; what is set, since when, and the dialogs that change it.
//   auto* page = new SafetyPage(parts, this);
#pragma once

#include "core/account/authenticator_service.h"
#include "ui/alerts/step_forms.h"
#include "ui/safety/safety_book.h"
#include "ui/text/device_messages.h"

class QVBoxLayout;

namespace sallyport::ui {

class Banner;
class Button;
class ClipboardGuard;
class SafetyCard;
class SafetyDialog;

/// All pointers must outlive the page.
struct SafetyParts {
    account::AccountService* account = nullptr;
    account::SafetyService* safety = nullptr;                ///< null: no passcode, no addresses
    account::AuthenticatorService* authenticators = nullptr; ///< null: they cannot be changed
    ClipboardGuard* clipboard = nullptr;
    PassphraseHelp passphrase = {};
    std::function<DeviceContext()> context;            ///< what times and places are compared with
    std::function<QString(const QString&)> deviceName; ///< by a device\'s id; empty: not known
    QString ownDevice = {};                            ///< its own pending changes it cannot approve
};

class SafetyPage : public QWidget {
    Q_OBJECT
public:
    explicit SafetyPage(SafetyParts parts, QWidget* parent = nullptr);

    /// Changes that wait and could be cancelled.
    qsizetype pendingCount() const { return m_book.pending().size(); }
    /// What could be set up here and is not, a sentence each, as far as the service has told.
    QStringList notSetUp() const;
    void refresh() { m_book.refresh(); }

Q_SIGNALS:
    void pendingChanged();
    /// notSetUp() may be another.
    void factsChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildCards(QVBoxLayout* column);
    void follow();
    void followPending();
    void followAddresses();
    void followAuthenticators();
    void orderTabs();
    void changePassphrase();
    void changeCode();
    void changePasscode(bool forgotten);
    void addAuthenticator();
    void askRemoval(const account::AuthenticatorEntry& entry);
    void askApproval(const account::PendingChange& change);
    void addAddress();
    void removeAddress(const account::WithdrawalAddress& address);
    /// Shows it over the page; what comes of it is told with `done`, if it is in force at once.
    void open(SafetyDialog* dialog, const QString& done);
    void tell(const Result<account::ChangeReport, account::AccountError>& report, const QString& done);
    std::int64_t serviceNow() const;

    SafetyParts m_parts;
    SafetyBook m_book;
    Banner* m_result;
    Banner* m_trouble;
    SafetyCard* m_pending;
    SafetyCard* m_passphrase;
    SafetyCard* m_passcode = nullptr;
    SafetyCard* m_code;
    SafetyCard* m_authenticators;
    SafetyCard* m_addresses = nullptr;
    Button* m_setPasscode = nullptr;
    Button* m_forgotten = nullptr;
    Button* m_setCode;
    Button* m_addAddress = nullptr;
    qsizetype m_told = 0; ///< pendingCount as last told
};

} // namespace sallyport::ui
