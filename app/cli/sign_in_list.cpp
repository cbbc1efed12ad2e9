// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sign_in_list.h"

#include "app/cli/answer_objects.h"

namespace sallyport::app {

namespace {

QString text(account::SignInOutcome outcome)
{
    switch (outcome) {
    case account::SignInOutcome::signedIn:
        return SignInList::tr("signed in");
    case account::SignInOutcome::wrongCredentials:
        return SignInList::tr("wrong passphrase");
    case account::SignInOutcome::wrongCode:
        return SignInList::tr("passphrase right, code wrong");
    case account::SignInOutcome::locked:
        return SignInList::tr("refused, the account was locked");
    case account::SignInOutcome::unfinished:
        return SignInList::tr("passphrase right, code never given");
    case account::SignInOutcome::unknown:
        break;
    }
    return SignInList::tr("something this version does not know");
}

} // namespace

void SignInList::run()
{
    ask([this] { return service().signIns(); },
        [this](const QList<account::SignInEntry>& signIns) {
            for (const auto& entry : signIns) {
                output().result(toJson(entry),
                                tr("%1  %2  %3  %4")
                                    .arg(when(entry.at), text(entry.outcome), whence(entry.ip, entry.location),
                                         entry.deviceId.isEmpty() ? tr("no known device") : entry.deviceId));
            }
            Q_EMIT finished(ExitCode::done);
        });
}

} // namespace sallyport::app
