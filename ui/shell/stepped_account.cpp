// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stepped_account.h"

namespace sallyport::ui {

SteppedAccount::Answer<QList<account::SessionEntry>> SteppedAccount::sessions()
{
    return m_gate.ask<QList<account::SessionEntry>>([this] { return m_account.sessions(); });
}

SteppedAccount::Answer<account::EndReport> SteppedAccount::endSession(QString sessionId)
{
    return m_gate.ask<account::EndReport>([this, sessionId] { return m_account.endSession(sessionId); });
}

SteppedAccount::Answer<account::EndManyReport> SteppedAccount::endOthers()
{
    return m_gate.ask<account::EndManyReport>([this] { return m_account.endOthers(); });
}

SteppedAccount::Answer<account::DeviceList> SteppedAccount::devices()
{
    return m_gate.ask<account::DeviceList>([this] { return m_account.devices(); });
}

SteppedAccount::Answer<account::DeviceEntry> SteppedAccount::renameDevice(QString deviceId, QString name)
{
    return m_gate.ask<account::DeviceEntry>([this, deviceId, name] { return m_account.renameDevice(deviceId, name); });
}

SteppedAccount::Answer<account::DeviceEndReport> SteppedAccount::revokeDevice(QString deviceId)
{
    return m_gate.ask<account::DeviceEndReport>([this, deviceId] { return m_account.revokeDevice(deviceId); });
}

SteppedAccount::Answer<QList<account::SignInEntry>> SteppedAccount::signIns()
{
    return m_gate.ask<QList<account::SignInEntry>>([this] { return m_account.signIns(); });
}

SteppedAccount::Answer<account::SecurityFacts> SteppedAccount::security()
{
    return m_gate.ask<account::SecurityFacts>([this] { return m_account.security(); });
}

SteppedAccount::Answer<account::ChangeReport> SteppedAccount::changePassword(Secret oldPassword, Secret newPassword,
                                                                             Secret oneTimeCode)
{
    struct Given {
        Secret oldPassword;
        Secret newPassword;
        Secret oneTimeCode;
    };
    const auto given = std::make_shared<const Given>(std::move(oldPassword), std::move(newPassword),
                                                     std::move(oneTimeCode)); // wiped with the last question
    return m_gate.ask<account::ChangeReport>([this, given] {
        return m_account.changePassword(given->oldPassword.clone(), given->newPassword.clone(),
                                        given->oneTimeCode.clone());
    });
}

SteppedAccount::Answer<account::ChangeReport> SteppedAccount::setAntiPhishingCode(QString code)
{
    auto promise = std::make_shared<Promise<account::ChangeReport, account::AccountError>>();
    auto task = promise->task();
    m_gate.ask<account::ChangeReport>([this, code] { return m_account.setAntiPhishingCode(code); })
        .then(&m_gate, [this, code, promise](Result<account::ChangeReport, account::AccountError> report) {
            if (report && !report->pending && m_codeSet)
                m_codeSet(code);
            promise->finish(std::move(report));
        });
    return task;
}

SteppedAccount::Answer<QList<account::PendingChange>> SteppedAccount::pendingChanges()
{
    return m_gate.ask<QList<account::PendingChange>>([this] { return m_account.pendingChanges(); });
}

SteppedAccount::Answer<Done> SteppedAccount::approveChange(QString changeId)
{
    return m_gate.ask<Done>([this, changeId] { return m_account.approveChange(changeId); });
}

SteppedAccount::Answer<Done> SteppedAccount::cancelChange(QString changeId)
{
    return m_gate.ask<Done>([this, changeId] { return m_account.cancelChange(changeId); });
}

} // namespace sallyport::ui
