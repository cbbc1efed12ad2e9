// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What SafetyPage asks before it changes something, and what it says afterwards.
#include "ui/devices/device_dialogs.h"
#include "ui/safety/address_dialog.h"
#include "ui/safety/authenticator_dialog.h"
#include "ui/safety/form_dialog.h"
#include "ui/safety/passcode_dialog.h"
#include "ui/safety/safety_page.h"
#include "ui/text/account_messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/banner.h"

namespace sallyport::ui {

using account::AccountError;
using account::ChangeReport;

void SafetyPage::open(SafetyDialog* dialog, const QString& done)
{
    m_result->hush();
    connect(dialog, &SafetyDialog::settled, this, [this, done](const ChangeReport& report) { tell(report, done); });
    connect(dialog, &QDialog::finished, this, &SafetyPage::refresh); // what had no answer may be done all the same
    dialog->open();
}

void SafetyPage::tell(const Result<ChangeReport, AccountError>& report, const QString& done)
{
    const DeviceContext context = m_parts.context();
    if (!report)
        m_result->say(Tone::danger, message(report.error()));
    else if (report->pending)
        m_result->say(Tone::warning,
                      {tr("Asked for. It takes effect %1; until then everything stays as it was.")
                           .arg(momentText(report->effectiveAt - context.clockOffset, context.now)),
                       tr("It can be cancelled until then, here or on another device.")});
    else
        m_result->say(Tone::success, {done, {}});
    announce(m_result);
    refresh();
}

void SafetyPage::changePassphrase()
{
    auto* form = new PassphraseForm(m_parts.passphrase);
    auto* dialog = new FormDialog(
        tr("Change the passphrase"),
        tr("The new one counts on every device. Other sessions stay signed in: look at Devices if you change it "
           "because somebody may know it."),
        form,
        [account = m_parts.account, form] {
            auto answer = account->changePassword(form->oldOne(), form->newOne(), form->code());
            form->forgetCode();
            return answer;
        },
        this);
    open(dialog, tr("The new passphrase counts from now on."));
}

void SafetyPage::changeCode()
{
    auto* form = new CodeForm;
    auto* dialog = new FormDialog(
        tr("Anti-phishing code"),
        tr("The service puts it into every mail from now on. It is no passphrase: choose a word that you use nowhere "
           "else and will know again."),
        form, [account = m_parts.account, form] { return account->setAntiPhishingCode(form->code()); }, this);
    open(dialog, tr("Genuine mails of the service carry the new code from now on."));
}

void SafetyPage::changePasscode(bool forgotten)
{
    using Act = PasscodeDialog::Act;
    const bool isSet = m_book.passcode() && m_book.passcode()->set;
    const Act act = forgotten ? Act::forgotten : isSet ? Act::change : Act::set;
    open(new PasscodeDialog(act, *m_parts.safety, m_parts.passphrase.identifier, this),
         tr("The trading passcode counts from now on."));
}

void SafetyPage::addAuthenticator()
{
    open(new AuthenticatorDialog(*m_parts.authenticators, *m_parts.clipboard, this),
         tr("The new authenticator's codes count from now on."));
}

void SafetyPage::askRemoval(const account::AuthenticatorEntry& entry)
{
    m_result->hush();
    auto* dialog = new ConfirmDialog(
        entry.name.isEmpty() ? tr("Remove the authenticator without a name?") : tr("Remove “%1”?").arg(entry.name),
        {tr("Its codes sign nobody in any more. Be sure that you have another one at hand.")}, tr("&Remove it"), this);
    connect(dialog, &QDialog::accepted, this, [this, id = entry.id] {
        m_parts.authenticators->remove(id).then(this, [this](const Result<ChangeReport, AccountError>& report) {
            tell(report, tr("The authenticator is removed."));
        });
    });
    dialog->open();
}

void SafetyPage::askApproval(const account::PendingChange& change)
{
    m_result->hush();
    auto* dialog = approvalQuestion(change, m_parts.deviceName(change.byDevice), m_parts.context(), this);
    connect(dialog, &QDialog::accepted, this, [this, id = change.id] { m_book.approveChange(id); });
    dialog->open();
}

void SafetyPage::addAddress()
{
    open(new AddressDialog(
             *m_parts.safety, [this] { return serviceNow(); }, this),
         tr("The address can be used from now on."));
}

void SafetyPage::removeAddress(const account::WithdrawalAddress& address)
{
    open(new AddressDialog(
             *m_parts.safety, [this] { return serviceNow(); }, address, this),
         tr("Nothing can be sent to that address any more."));
}

} // namespace sallyport::ui
