// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_list.h"

#include "app/cli/answer_objects.h"

namespace sallyport::app {

void SessionList::run()
{
    ask([this] { return service().sessions(); },
        [this](const QList<account::SessionEntry>& sessions) {
            for (const auto& entry : sessions) {
                output().result(toJson(entry),
                                tr("%1 %2  %3  since %4  last seen %5  %6")
                                    .arg(entry.current ? QStringLiteral("*") : QStringLiteral(" "), entry.id,
                                         entry.deviceName.isEmpty() ? tr("(unnamed)") : entry.deviceName,
                                         when(entry.createdAt), when(entry.lastSeenAt),
                                         whence(entry.ip, entry.location)));
            }
            Q_EMIT finished(ExitCode::done);
        });
}

} // namespace sallyport::app
