// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_list.h"

#include "app/cli/answer_objects.h"

namespace sallyport::app {

QString textOf(const account::SessionEntry& entry)
{
    const bool shared = entry.computer == auth::ComputerKind::shared;
    return SessionList::tr("%1 %2  %3, %4  since %5  last seen %6  ends %7  %8")
        .arg(entry.current ? QStringLiteral("*") : QStringLiteral(" "), entry.id,
             entry.deviceName.isEmpty() ? SessionList::tr("(unnamed)") : entry.deviceName,
             shared ? SessionList::tr("shared computer") : SessionList::tr("own computer"), when(entry.createdAt),
             when(entry.lastSeenAt), when(entry.leaseEndsAt.value_or(entry.expiresAt)),
             whence(entry.ip, entry.location));
}

void SessionList::run()
{
    ask([this] { return service().sessions(); },
        [this](const QList<account::SessionEntry>& sessions) {
            for (const auto& entry : sessions)
                output().result(toJson(entry), textOf(entry));
            Q_EMIT finished(ExitCode::done);
        });
}

} // namespace sallyport::app
