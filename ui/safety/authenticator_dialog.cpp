// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/authenticator_dialog.h"

#include "core/account/plain_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/clipboard_note.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace sallyport::ui {

AuthenticatorDialog::AuthenticatorDialog(account::AuthenticatorService& authenticators, ClipboardGuard& clipboard,
                                         QWidget* parent)
    : SafetyDialog(tr("Add an authenticator"),
                   tr("A second phone or a security app whose codes sign you in too. The ones you have stay."),
                   tr("C&ontinue"), parent),
      m_authenticators(authenticators),
      m_clipboard(clipboard),
      m_name(new QLineEdit(this)),
      m_code(new QLineEdit(this)),
      m_nameField(new FormField(tr("&Name of the authenticator"), m_name, this)),
      m_codeField(new FormField(tr("C&ode that it shows now"), m_code, this))
{
    m_name->setMaxLength(account::maxNameLength);
    m_nameField->setHint(tr("To tell it from the others: “Phone”, “Old phone in the drawer”."));
    m_code->setMaxLength(10);
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_key = buildKey();
    body()->addWidget(m_nameField);
    body()->addWidget(m_key);
    body()->addWidget(m_codeField);
    m_key->hide();
    m_codeField->hide();
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameField->setError({}); });
    connect(m_code, &QLineEdit::textEdited, this, [this] { m_codeField->setError({}); });
    m_name->setFocus();
}

QWidget* AuthenticatorDialog::buildKey()
{
    auto* key = new QWidget(this);
    m_picture = new QrView(key);
    m_picture->setAccessibleName(tr("QR code of the new authenticator's key"));
    auto* copy = new Button(tr("Copy its &link instead"), Button::Kind::quiet, key);
    auto* column = new QVBoxLayout(key);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.6));
    column->addWidget(new TextLabel(tr("Scan it with the new authenticator, then type the code it shows. Whoever "
                                       "photographs this picture has your codes."),
                                    key));
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(copy, 0, Qt::AlignHCenter);
    column->addWidget(new ClipboardNote(m_clipboard, key));
    connect(copy, &QPushButton::clicked, this, [this] {
        if (m_offer)
            m_clipboard.copySecret(m_offer->otpauthLink);
    });
    return key;
}

void AuthenticatorDialog::give()
{
    m_offer ? giveCode() : giveName();
}

void AuthenticatorDialog::giveName()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return m_nameField->setError(tr("Enter a name."));
    if (!account::isPlainText(name))
        return m_nameField->setError(tr("This has characters that cannot be seen. Type it anew."));
    begin(tr("Asking the service for a key"));
    m_authenticators.offer(name).then(this, [this](Result<account::AuthenticatorOffer, account::AccountError> offer) {
        showOffer(std::move(offer));
    });
}

void AuthenticatorDialog::showOffer(Result<account::AuthenticatorOffer, account::AccountError> offer)
{
    if (!offer)
        return fail(offer.error());
    if (!m_picture->setText(offer->otpauthLink))
        return fail({.what = account::AccountProblem::unreadable});
    endWait();
    m_offer = std::move(*offer);
    m_nameField->hide();
    m_key->show();
    m_codeField->show();
    goButton()->setText(tr("&Add it"));
    m_code->setFocus();
}

void AuthenticatorDialog::giveCode()
{
    const QString code = m_code->text().simplified().remove(u' ');
    const bool isCode = code.size() >= 4 && std::ranges::all_of(code, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isCode)
        return m_codeField->setError(tr("Type the digits that the new authenticator shows now."));
    m_code->setText({});
    begin(tr("Waiting for the service to judge the code"));
    m_authenticators.confirm(m_offer->id, Secret::fromText(code))
        .then(this, [this](const Result<account::ChangeReport, account::AccountError>& report) {
            take(report);
            if (!report)
                m_code->setFocus();
        });
}

void AuthenticatorDialog::forget()
{
    m_offer.reset();
    m_picture->setText({});
    m_code->setText({});
    m_clipboard.clear();
}

} // namespace sallyport::ui
