// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthenticatorDialog: adds an authenticator to the account: a name, then its key as a QR code, then a code of it. It
// is in force only once that code was right.
//   (new AuthenticatorDialog(authenticators, clipboard, page))->open();
#pragma once

#include "core/account/authenticator_service.h"
#include "ui/safety/safety_dialog.h"

class QLineEdit;

namespace sallyport::ui {

class ClipboardGuard;
class FormField;
class QrView;

class AuthenticatorDialog : public SafetyDialog {
    Q_OBJECT
public:
    /// Both must outlive it.
    AuthenticatorDialog(account::AuthenticatorService& authenticators, ClipboardGuard& clipboard, QWidget* parent);

protected:
    void give() override;
    void forget() override;

private:
    QWidget* buildKey();
    void showOffer(Result<account::AuthenticatorOffer, account::AccountError> offer);
    void giveName();
    void giveCode();

    account::AuthenticatorService& m_authenticators;
    ClipboardGuard& m_clipboard;
    std::optional<account::AuthenticatorOffer> m_offer;
    QLineEdit* m_name;
    QLineEdit* m_code;
    FormField* m_nameField;
    FormField* m_codeField;
    QrView* m_picture;
    QWidget* m_key;
};

} // namespace sallyport::ui
