// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/passcode_set.h"

#include "app/cli/answer_objects.h"
#include "core/base/passcode_digits.h"

namespace sallyport::app {

PasscodeSet::PasscodeSet(const Paths& paths, bool forgotten, SecretsInput secrets, Output& output)
    : AccountCommand(paths, std::move(secrets), output), m_forgotten(forgotten)
{
}

void PasscodeSet::start()
{
    const auto& given = secrets();
    if (given.passcode.isEmpty())
        return fail(CommandError::passcodeNeeded());
    if (!isPasscode(given.passcode.view()) || (!given.oldPasscode.isEmpty() && !isPasscode(given.oldPasscode.view())))
        return fail(CommandError::passcodeMalformed());
    if (m_forgotten && !given.oldPasscode.isEmpty())
        return fail(CommandError::forgottenAndGiven());
    AccountCommand::start();
}

void PasscodeSet::run()
{
    // A step-up uses up the other secrets, and then this asks once more.
    const auto passcode = std::make_shared<Secret>(std::move(secrets().passcode));
    const auto oldOne = std::make_shared<Secret>(std::move(secrets().oldPasscode));
    ask(
        [this, passcode, oldOne] {
            return m_forgotten ? safety().replaceForgottenPasscode(passcode->clone())
                               : safety().setPasscode(oldOne->clone(), passcode->clone());
        },
        [this](const account::ChangeReport& change) { report(change); });
}

void PasscodeSet::report(const account::ChangeReport& change)
{
    output().result(toJson(change),
                    change.pending
                        ? tr("The new passcode takes effect %1, unless an older computer calls it off; until then the "
                             "old one counts. \"sallyport-cli pending cancel %2\" calls it off.")
                              .arg(when(change.effectiveAt), change.pendingId)
                        : tr("The trading passcode is set."));
    Q_EMIT finished(ExitCode::done);
}

} // namespace sallyport::app
