// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/address_dialog.h"

#include "core/base/withdrawal_rules.h"
#include "ui/safety/approval_panel.h"
#include "ui/text/account_messages.h"
#include "ui/text/safety_messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace sallyport::ui {

using account::AccountError;
using account::AccountProblem;

namespace {

/// Far above what any field takes: what is too long is refused, never cut.
constexpr int longestPaste = 4096;

/// Without white space around it; empty if the field may have cut it.
QString whole(const QLineEdit* edit)
{
    return edit->text().size() < longestPaste ? edit->text().trimmed() : QString();
}

} // namespace

AddressDialog::AddressDialog(account::SafetyService& safety, ServiceNow serviceNow, const QString& title,
                             const QString& explanation, QWidget* parent)
    : SafetyDialog(title, explanation, tr("C&ontinue"), parent),
      m_safety(safety),
      m_approval(new ApprovalPanel(std::move(serviceNow), this)),
      m_echo(new EchoPanel(this))
{
    m_approval->hide();
    m_echo->hide();
}

AddressDialog::AddressDialog(account::SafetyService& safety, ServiceNow serviceNow, QWidget* parent)
    : AddressDialog(safety, std::move(serviceNow), tr("Add a withdrawal address"),
                    tr("Money can be sent to it afterwards. A wrong network or a missing memo loses it for good: copy "
                       "both from the receiving side."),
                    parent)
{
    m_form = buildForm();
    body()->addWidget(m_form);
    body()->addWidget(m_approval);
    body()->addWidget(m_echo);
    m_asset->setFocus();
}

AddressDialog::AddressDialog(account::SafetyService& safety, ServiceNow serviceNow,
                             const account::WithdrawalAddress& address, QWidget* parent)
    : AddressDialog(safety, std::move(serviceNow), tr("Remove a withdrawal address"),
                    tr("Nothing can be sent there any more until it is added again."), parent)
{
    body()->addWidget(m_approval);
    body()->addWidget(m_echo);
    ask({.kind = account::ActionKind::removeWithdrawalAddress,
         .asset = address.asset,
         .network = address.network,
         .address = address.address,
         .memo = address.memo});
}

QWidget* AddressDialog::buildForm()
{
    auto* form = new QWidget(this);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.6));
    const auto add = [&](QLineEdit*& edit, const QString& caption, const QString& hint) {
        edit = new QLineEdit(form);
        edit->setMaxLength(longestPaste);
        edit->setInputMethodHints(Qt::ImhNoPredictiveText);
        auto* field = new FormField(caption, edit, form);
        field->setHint(hint);
        column->addWidget(field);
        m_fields.append(field);
        connect(edit, &QLineEdit::textChanged, field, [field] { field->setError({}); });
    };
    add(m_asset, tr("Co&in"), tr("As the exchange writes it: USDT, BTC."));
    add(m_network, tr("&Network"), tr("The one the receiving side names: TRC20, ERC20, BTC."));
    add(m_address, tr("&Address"), {});
    add(m_memo, tr("&Memo or tag"), tr("Leave it empty only if the receiving side gives none."));
    for (const QLineEdit* edit : {m_asset, m_network, m_address})
        connect(edit, &QLineEdit::textChanged, this, &AddressDialog::dropDoubt);
    return form;
}

bool AddressDialog::checkForm()
{
    const auto wants = [this](qsizetype at, bool good, const QString& error) {
        if (good)
            return true;
        m_fields[at]->setError(error);
        m_fields[at]->control()->setFocus();
        return false;
    };
    return wants(0, isAssetName(m_wish.asset), tr("Letters and digits, like USDT."))
        && wants(1, isNetworkName(m_wish.network), tr("Letters and digits, like TRC20."))
        && wants(2, isAddressText(m_wish.address),
                 tr("An address has 4 to 200 letters and digits, no spaces, and none that only look like A to Z. "
                    "Copy it again."))
        && wants(3, isMemoText(m_wish.memo) && m_memo->text().size() < longestPaste,
                 tr("A memo has at most 100 plain letters and digits. Copy it again."));
}

/// What looks wrong is said once: networks have other names elsewhere, so the person has the last word. It takes the
/// button itself: Return, which led here, would pass the doubt unread.
bool AddressDialog::isDoubted()
{
    const QString doubt = addressDoubt(m_wish.network, m_wish.address);
    if (std::exchange(m_doubt, doubt) == doubt)
        return false;
    m_fields[2]->setError(doubt);
    m_address->setFocus();
    m_address->selectAll();
    goButton()->setText(tr("Continue all the &same"));
    goButton()->setDefault(false);
    return true;
}

void AddressDialog::dropDoubt()
{
    if (std::exchange(m_doubt, {}).isEmpty())
        return;
    m_fields[2]->setError({});
    goButton()->setText(tr("C&ontinue"));
    goButton()->setDefault(true);
}

void AddressDialog::give()
{
    if (m_approval->isVisibleTo(this))
        return approve();
    if (m_echo->isVisibleTo(this))
        return backToForm();
    m_wish = {.kind = account::ActionKind::addWithdrawalAddress,
              .asset = whole(m_asset).toUpper(),
              .network = whole(m_network).toUpper(),
              .address = whole(m_address),
              .memo = whole(m_memo)};
    if (checkForm() && !isDoubted())
        ask(m_wish);
}

void AddressDialog::backToForm()
{
    m_echo->hide();
    m_form->show();
    hush();
    dropDoubt();
    goButton()->setText(tr("C&ontinue"));
    m_address->setFocus();
}

void AddressDialog::ask(account::ActionWish wish)
{
    m_wish = std::move(wish);
    m_echo->hide();
    begin(tr("Asking the service what it makes of this"));
    m_safety.begin(m_wish).then(
        this, [this](Result<account::Action, AccountError> action) { showAction(std::move(action)); });
}

void AddressDialog::showAction(Result<account::Action, AccountError> action)
{
    if (!action) {
        fail(action.error());
        if (action.error().what == AccountProblem::echoDiffers && action.error().echo) {
            m_echo->show(m_wish, *action.error().echo);
            if (m_form != nullptr)
                m_form->hide();
            goButton()->setText(tr("&Back"));
            goButton()->setDefault(true);
        }
        goButton()->setVisible(m_form != nullptr);
        return;
    }
    endWait();
    if (m_form != nullptr)
        m_form->hide();
    m_approval->setAction(std::move(*action));
    m_approval->show();
    goButton()->setText(tr("App&rove"));
    goButton()->setDefault(true);
    goButton()->show();
    m_approval->takeKeyboard();
}

void AddressDialog::approve()
{
    if (!m_approval->check())
        return;
    begin(tr("Signing it, and waiting for the service"));
    m_safety.approve(m_approval->action(), m_approval->takePasscode())
        .then(this, [this](const Result<account::ChangeReport, AccountError>& report) {
            take(report);
            if (report)
                return;
            const auto what = report.error().what;
            const bool over = what == AccountProblem::actionGone || what == AccountProblem::approvalRefused;
            goButton()->setEnabled(!over); // nothing can be approved any more
            m_approval->takeKeyboard();
        });
}

void AddressDialog::forget()
{
    m_approval->forget();
}

} // namespace sallyport::ui
