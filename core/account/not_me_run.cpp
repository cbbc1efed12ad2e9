// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/not_me_run.h"

#include "core/base/log.h"

namespace sallyport::account {

NotMeRun::NotMeRun(AlertStore& alerts, AccountService& account, QString jti)
    : m_alerts(alerts), m_account(account), m_jti(std::move(jti))
{
    const auto alert = alerts.find(m_jti);
    m_steps = alerts.steps(m_jti).value_or(NotMe::forAlert(alert.value_or(Alert{})));
}

template <typename Ask>
bool NotMeRun::run(NotMeStep step, Ask ask)
{
    if (!m_steps.start(step))
        return false;
    m_lastError.reset();
    Q_EMIT changed();
    // Kept first, so that after a crash it is known that this may have been asked. A disk that fails is no reason to
    // leave a stranger in.
    m_alerts.keepSteps(m_jti, m_steps)
        .then(this, [ask = std::move(ask)](Result<Done, secrets::SecretStoreError>) mutable { ask(); });
    return true;
}

bool NotMeRun::endSession()
{
    return run(NotMeStep::endSession, [this] {
        m_account.endSession(m_steps.sessionId()).then(this, [this](Result<EndReport, AccountError> report) {
            if (!report)
                return fail(NotMeStep::endSession, std::move(report.error()));
            if (report->outcome == EndOutcome::ended)
                m_steps.succeed(NotMeStep::endSession);
            else
                m_steps.findNothing(NotMeStep::endSession);
            keep();
        });
    });
}

bool NotMeRun::endOthers()
{
    return run(NotMeStep::endOthers, [this] {
        m_account.endOthers().then(this, [this](Result<EndManyReport, AccountError> report) {
            if (!report)
                return fail(NotMeStep::endOthers, std::move(report.error()));
            m_steps.finishMany(NotMeStep::endOthers, *report);
            keep();
        });
    });
}

bool NotMeRun::changePassword(Secret oldPassword, Secret newPassword, Secret oneTimeCode)
{
    struct Words {
        Secret oldOne, newOne, code;
    };
    auto words = std::make_shared<Words>(std::move(oldPassword), std::move(newPassword), std::move(oneTimeCode));
    return run(NotMeStep::changePassword, [this, words] {
        m_account.changePassword(std::move(words->oldOne), std::move(words->newOne), std::move(words->code))
            .then(this, [this](Result<ChangeReport, AccountError> report) {
                takeChange(NotMeStep::changePassword, std::move(report));
            });
    });
}

bool NotMeRun::changeAntiPhishingCode(QString code)
{
    return run(NotMeStep::changeAntiPhishingCode, [this, code = std::move(code)] {
        m_account.setAntiPhishingCode(code).then(this, [this](Result<ChangeReport, AccountError> report) {
            takeChange(NotMeStep::changeAntiPhishingCode, std::move(report));
        });
    });
}

bool NotMeRun::skip(NotMeStep step)
{
    if (!m_steps.skip(step))
        return false;
    keep();
    return true;
}

void NotMeRun::fail(NotMeStep step, AccountError why)
{
    m_steps.fail(step, why);
    m_lastError = std::move(why);
    keep();
}

void NotMeRun::takeChange(NotMeStep step, Result<ChangeReport, AccountError> report)
{
    if (!report)
        return fail(step, std::move(report.error()));
    if (report->pending)
        m_steps.succeedLater(step, report->effectiveAt);
    else
        m_steps.succeed(step);
    keep();
}

void NotMeRun::keep()
{
    Q_EMIT changed();
    m_alerts.keepSteps(m_jti, m_steps).then(this, [](Result<Done, secrets::SecretStoreError> kept) {
        if (!kept)
            qCWarning(logAccount) << "the steps after an alert could not be kept on disk";
    });
}

} // namespace sallyport::account
