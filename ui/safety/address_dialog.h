// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AddressDialog: adds or removes a withdrawal address: what is wanted, then what the service made of it, approved with
// the passcode. Where the service understood something else nothing can be approved.
//   (new AddressDialog(safety, serviceNow, page))->open();
//   (new AddressDialog(safety, serviceNow, address, page))->open();   // removes it
#pragma once

#include "core/account/safety_service.h"
#include "ui/safety/safety_dialog.h"

#include <functional>

class QLineEdit;
class QStackedWidget;

namespace sallyport::ui {

class ApprovalPanel;
class EchoPanel;
class FormField;

class AddressDialog : public SafetyDialog {
    Q_OBJECT
public:
    using ServiceNow = std::function<std::int64_t()>;

    /// `safety` must outlive it; `serviceNow`: seconds since 1970 by the service's clock.
    AddressDialog(account::SafetyService& safety, ServiceNow serviceNow, QWidget* parent);
    AddressDialog(account::SafetyService& safety, ServiceNow serviceNow, const account::WithdrawalAddress& address,
                  QWidget* parent);

protected:
    void give() override;
    void forget() override;

private:
    AddressDialog(account::SafetyService& safety, ServiceNow serviceNow, const QString& title,
                  const QString& explanation, QWidget* parent);
    QWidget* buildForm();
    bool checkForm();
    bool isDoubted();
    void dropDoubt();
    void backToForm();
    void ask(account::ActionWish wish);
    void showAction(Result<account::Action, account::AccountError> action);
    void approve();

    account::SafetyService& m_safety;
    account::ActionWish m_wish;
    QString m_doubt;              ///< what is said to look wrong; asked for once more, it is sent
    QLineEdit* m_asset = nullptr; ///< like the next three, null where an address is removed
    QLineEdit* m_network = nullptr;
    QLineEdit* m_address = nullptr;
    QLineEdit* m_memo = nullptr;
    QList<FormField*> m_fields;
    QWidget* m_form = nullptr;
    ApprovalPanel* m_approval;
    EchoPanel* m_echo;
};

} // namespace sallyport::ui
