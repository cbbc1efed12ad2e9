// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// NotMeRun: carries out the steps after "It wasn't me" for one alert: kept before they are asked for, ticked by the
// service's answers, taken up again after a crash.
//   NotMeRun run(alerts, account, jti);  connect(&run, &NotMeRun::changed, ...);  run.endSession();
#pragma once

#include "core/account/alert_store.h"

namespace sallyport::account {

class NotMeRun : public QObject {
    Q_OBJECT
public:
    /// `alerts` (opened, knowing `jti`) and `account` must outlive this. Goes on with the steps kept for it, if any.
    NotMeRun(AlertStore& alerts, AccountService& account, QString jti);

    const NotMe& steps() const { return m_steps; }
    /// Why the last running step failed, whole (stepUpNeeded's wishes, attempts left); nothing after a restart.
    const std::optional<AccountError>& lastError() const { return m_lastError; }

    /// Each false, and nothing is sent, where the step does not fit (see NotMe::start). Also the way to Retry.
    bool endSession();
    bool endOthers();
    bool changePassword(Secret oldPassword, Secret newPassword, Secret oneTimeCode);
    bool changeAntiPhishingCode(QString code);
    bool skip(NotMeStep step);

Q_SIGNALS:
    void changed();

private:
    template <typename Ask>
    bool run(NotMeStep step, Ask ask);
    void fail(NotMeStep step, AccountError why);
    void takeChange(NotMeStep step, Result<ChangeReport, AccountError> report);
    void keep();
    AlertStore& m_alerts;
    AccountService& m_account;
    const QString m_jti;
    NotMe m_steps;
    std::optional<AccountError> m_lastError;
};

} // namespace sallyport::account
