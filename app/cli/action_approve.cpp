// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_approve.h"

#include "app/cli/address_list.h"
#include "app/cli/answer_objects.h"
#include "core/base/passcode_digits.h"
#include "ui/text/safety_messages.h"

namespace sallyport::app {

using account::AccountError;
using account::AccountProblem;
using account::ActionKind;

namespace {

QString textOf(const account::ActionWish& wish)
{
    return wish.kind == ActionKind::addWithdrawalAddress ? ActionApprove::tr("add %1").arg(placeText(wish))
                                                         : ActionApprove::tr("remove %1").arg(placeText(wish));
}

} // namespace

CommandError differingEcho(const account::ActionWish& asked, const AccountError& error)
{
    const auto echoed = error.echo.value_or(account::ActionWish{});
    auto known = commandError(error);
    known.text += u'\n' + ActionApprove::tr("You asked to %1").arg(textOf(asked)) + u'\n'
        + ActionApprove::tr("The service understood: %1").arg(textOf(echoed));
    known.more.insert(QStringLiteral("asked"), toJson(asked));
    known.more.insert(QStringLiteral("echoed"), toJson(echoed));
    return known;
}

CommandError failedApproval(const AccountError& error)
{
    auto known = commandError(error);
    if (known.exit == ExitCode::service && error.what != AccountProblem::tryLater)
        known.text += u' '
            + ActionApprove::tr(
                          "It may be done all the same: \"sallyport-cli address list\" and \"pending list\" show it.");
    return known;
}

ActionApprove::ActionApprove(const Paths& paths, account::ActionWish wish, SecretsInput secrets, Output& output)
    : AccountCommand(paths, std::move(secrets), output), m_wish(std::move(wish))
{
}

void ActionApprove::start()
{
    if (secrets().passcode.isEmpty())
        return fail(CommandError::passcodeNeeded());
    if (!isPasscode(secrets().passcode.view()))
        return fail(CommandError::passcodeMalformed());
    const QString doubt = ui::addressDoubt(m_wish.network, m_wish.address);
    if (m_wish.kind == ActionKind::addWithdrawalAddress && !doubt.isEmpty())
        output().note(doubt);
    AccountCommand::start();
}

void ActionApprove::run()
{
    m_passcode = std::make_shared<Secret>(std::move(secrets().passcode)); // a step-up takes the other secrets away
    ask([this] { return safety().begin(m_wish); }, [this](const account::Action& action) { approve(action); });
}

void ActionApprove::approve(const account::Action& action)
{
    m_approving = true;
    ask([this, action] { return safety().approve(action, m_passcode->clone()); },
        [this, action](const account::ChangeReport& change) { report(action, change); });
}

void ActionApprove::report(const account::Action& action, const account::ChangeReport& change)
{
    auto object = toJson(action.members);
    object.insert(QStringLiteral("action_id"), action.id);
    const auto outcome = toJson(change);
    for (auto member = outcome.begin(); member != outcome.end(); ++member)
        object.insert(member.key(), member.value());
    output().result(object,
                    change.pending ? tr("Approved, and takes effect %2, unless an older computer calls it off: %1\n"
                                        "\"sallyport-cli pending cancel %3\" calls it off.")
                                         .arg(textOf(action.members), when(change.effectiveAt), change.pendingId)
                                   : tr("Approved and done: %1").arg(textOf(action.members)));
    Q_EMIT finished(ExitCode::done);
}

CommandError ActionApprove::told(const AccountError& error) const
{
    if (m_approving)
        return failedApproval(error);
    if (error.what == AccountProblem::notFound)
        return CommandError::notAmongYourAddresses();
    return error.what == AccountProblem::echoDiffers ? differingEcho(m_wish, error) : commandError(error);
}

} // namespace sallyport::app
