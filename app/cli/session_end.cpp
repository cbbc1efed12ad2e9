// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_end.h"

#include <QDateTime>

namespace sallyport::app {

using account::AccountError;
using account::EndReport;
using auth::SignOutOutcome;

SessionEnd::SessionEnd(const Paths& paths, QString sessionId, SecretsInput secrets, Output& output)
    : Command(output), m_stored(paths), m_sessionId(std::move(sessionId)), m_secrets(std::move(secrets))
{
    connect(&m_stored, &StoredSession::failed, this, [this](const CommandError& error) { fail(error); });
    connect(&m_stored, &StoredSession::found, this, [this] {
        if (m_sessionId.isEmpty() || m_sessionId == m_stored.session().facts().sessionId)
            endOwn();
        else
            endOther(true);
    });
}

void SessionEnd::start()
{
    m_stored.find(std::move(m_secrets.storePassphrase));
}

void SessionEnd::endOwn()
{
    const QString id = m_stored.session().facts().sessionId;
    m_stored.session().signOut().then(this, [this, id](Result<auth::SignOutReport, auth::SignOutError> report_) {
        if (!report_)
            return fail(commandError(auth::SessionError::abandoned()));
        if (report_->wipeError)
            return fail(commandError(*report_->wipeError));
        if (report_->outcome == SignOutOutcome::confirmed) {
            report(id, true, report_->end.receipt, tr("Signed out; the service confirmed it."));
            Q_EMIT finished(ExitCode::done);
            return;
        }
        const auto endsAt = QDateTime::fromSecsSinceEpoch(report_->endsAt).toString(Qt::ISODate);
        report(
            id, false, {},
            tr("Signed out here, but the service did not confirm it. The session ends by itself at %1.").arg(endsAt));
        Q_EMIT finished(ExitCode::service);
    });
}

void SessionEnd::endOther(bool mayStepUp)
{
    m_account = std::make_unique<account::HttpAccountService>(m_stored.session());
    m_account->endSession(m_sessionId).then(this, [this, mayStepUp](Result<EndReport, AccountError> ended) {
        if (!ended) {
            const bool wanted =
                ended.error().session && ended.error().session->what == auth::SessionProblem::stepUpNeeded;
            if (wanted && mayStepUp
                && (!m_secrets.password.isEmpty() || !m_secrets.otpauth.isEmpty() || !m_secrets.otp.isEmpty()))
                return stepUp();
            return failWith(ended.error());
        }
        if (ended->outcome == account::EndOutcome::notAmongYours)
            return fail(CommandError::notAmongYours());
        report(m_sessionId, true, ended->end.receipt,
               tr("Session %1 has ended; the service confirmed it.").arg(m_sessionId));
        Q_EMIT finished(ExitCode::done);
    });
}

void SessionEnd::stepUp()
{
    const auto& context = m_stored.context();
    m_stepUp = std::make_unique<auth::SignIn>(context, m_stored.session());
    m_script = std::make_unique<SignInScript>(*m_stepUp, m_stored.identifier(), std::move(m_secrets),
                                              auth::DeviceChoice{}, context.clock);
    connect(m_script.get(), &SignInScript::failed, this, [this](const CommandError& error) { fail(error); });
    connect(m_script.get(), &SignInScript::signedIn, this, [this] { endOther(false); });
    m_script->start();
}

void SessionEnd::failWith(const AccountError& error)
{
    const auto& end = m_stored.session().end();
    fail(end ? commandError(*end) : commandError(error));
}

void SessionEnd::report(const QString& sessionId, bool ended, const QByteArray& receipt, const QString& text)
{
    output().result(
        {{QStringLiteral("session_id"), sessionId},
         {QStringLiteral("ended"), ended},
         {QStringLiteral("receipt"), receipt.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(receipt))}},
        text);
}

} // namespace sallyport::app
