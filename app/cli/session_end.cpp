// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_end.h"

#include "app/cli/answer_objects.h"

namespace sallyport::app {

using auth::SignOutOutcome;

SessionEnd::SessionEnd(const Paths& paths, WhichSessions which, QString sessionId, SecretsInput secrets, Output& output)
    : AccountCommand(paths, std::move(secrets), output), m_which(which), m_sessionId(std::move(sessionId))
{
}

void SessionEnd::run()
{
    if (m_which == WhichSessions::others)
        return endOthers();
    if (m_which == WhichSessions::own || m_sessionId == session().facts().sessionId)
        return endOwn();
    endById();
}

void SessionEnd::endOwn()
{
    const QString id = session().facts().sessionId;
    session().signOut().then(this, [this, id](Result<auth::SignOutReport, auth::SignOutError> report_) {
        if (!report_)
            return fail(commandError(auth::SessionError::abandoned()));
        if (report_->wipeError)
            return fail(commandError(*report_->wipeError));
        if (report_->outcome == SignOutOutcome::confirmed) {
            report(id, true, report_->end.receipt, tr("Signed out; the service confirmed it."));
            Q_EMIT finished(ExitCode::done);
            return;
        }
        report(id, false, {},
               tr("Signed out here, but the service did not confirm it. The session ends by itself at %1.")
                   .arg(when(report_->endsAt)));
        Q_EMIT finished(ExitCode::service);
    });
}

void SessionEnd::endById()
{
    ask([this] { return service().endSession(m_sessionId); },
        [this](const account::EndReport& ended) {
            if (ended.outcome == account::EndOutcome::notAmongYours)
                return fail(CommandError::notAmongYours());
            report(m_sessionId, true, ended.end.receipt,
                   tr("Session %1 has ended; the service confirmed it.").arg(m_sessionId));
            Q_EMIT finished(ExitCode::done);
        });
}

void SessionEnd::endOthers()
{
    ask([this] { return service().endOthers(); },
        [this](const account::EndManyReport& many) {
            for (const auto& [id, end] : many.ended)
                report(id, true, end.receipt, tr("Session %1 has ended; the service confirmed it.").arg(id));
            for (const auto& id : many.notEnded)
                report(id, false, {},
                       tr("Session %1 is not proved ended: treat it as still open and try again.").arg(id));
            if (many.ended.isEmpty() && many.notEnded.isEmpty())
                output().noResult(tr("No other session is open."));
            Q_EMIT finished(many.notEnded.isEmpty() ? ExitCode::done : ExitCode::refused);
        });
}

void SessionEnd::report(const QString& sessionId, bool ended, const QByteArray& receipt, const QString& text)
{
    output().result(endToJson(sessionId, ended, receipt), text);
}

} // namespace sallyport::app
