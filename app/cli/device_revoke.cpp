// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/device_revoke.h"

#include "app/cli/answer_objects.h"
#include "core/base/passcode_digits.h"

#include <QJsonArray>

namespace sallyport::app {

using account::DeviceEndOutcome;

DeviceRevoke::DeviceRevoke(const Paths& paths, QString deviceId, bool withPasscode, SecretsInput secrets,
                           Output& output)
    : AccountCommand(paths, std::move(secrets), output), m_deviceId(std::move(deviceId)), m_withPasscode(withPasscode)
{
}

void DeviceRevoke::start()
{
    if (m_withPasscode && secrets().passcode.isEmpty())
        return fail(CommandError::passcodeNeeded());
    if (m_withPasscode && !isPasscode(secrets().passcode.view()))
        return fail(CommandError::passcodeMalformed());
    AccountCommand::start();
}

void DeviceRevoke::run()
{
    // A step-up uses up the other secrets, and then this asks once more.
    const auto passcode = std::make_shared<Secret>(std::move(secrets().passcode));
    ask(
        [this, passcode] {
            return m_withPasscode ? safety().endLostDevice(m_deviceId, passcode->clone())
                                  : service().revokeDevice(m_deviceId);
        },
        [this](const account::DeviceEndReport& done) { report(done); });
}

void DeviceRevoke::report(const account::DeviceEndReport& report)
{
    if (report.outcome == DeviceEndOutcome::notAmongYours)
        return fail(CommandError::notAmongYourDevices());
    const bool gone = report.outcome == DeviceEndOutcome::gone;
    QJsonArray sessions;
    for (const auto& [id, end] : report.sessions.ended)
        sessions.append(endToJson(id, true, end.receipt));
    for (const auto& id : report.sessions.notEnded)
        sessions.append(endToJson(id, false, {}));
    output().result({{QStringLiteral("device_id"), m_deviceId},
                     {QStringLiteral("revoked"), gone},
                     {QStringLiteral("sessions"), sessions}},
                    gone ? tr("Device %1 is removed; sessions ended, each confirmed by the service: %2.")
                               .arg(m_deviceId, QString::number(report.sessions.ended.size()))
                         : tr("Device %1 is not proved removed; sessions that may still be open: %2. Try again.")
                               .arg(m_deviceId, QString::number(report.sessions.notEnded.size())));
    Q_EMIT finished(gone ? ExitCode::done : ExitCode::refused);
}

} // namespace sallyport::app
