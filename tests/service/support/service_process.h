// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ServiceProcess: the program sallyport-service, run on a folder of the test's own.
//   ServiceProcess service(SALLYPORT_SERVICE_PROGRAM, {"--data", folder});  REQUIRE(service.isReady());
#pragma once

#include "core/base/json.h"

#include <QProcess>

#include <csignal>

namespace sallyport::test {

class ServiceProcess {
public:
    ServiceProcess(const char* program, const QStringList& arguments)
    {
        m_process.start(QString::fromLocal8Bit(program), arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) {}
        m_readyLine = m_process.readLine();
    }
    ~ServiceProcess()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    QProcess& process() { return m_process; }
    const QByteArray& readyLine() const { return m_readyLine; }
    QJsonObject facts() const { return readJsonObject(m_readyLine).value_or(QJsonObject()); }
    QString issuer() const { return facts()[QStringLiteral("issuer")].toString(); }
    quint16 port() const { return static_cast<quint16>(QUrl(issuer()).port()); }
    bool isReady() const { return !issuer().isEmpty(); }

    /// Waits for its end; its exit code, or -1 when it crashed or did not end.
    int exitCode()
    {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(20'000))
            return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    void send(int signal) { ::kill(static_cast<pid_t>(m_process.processId()), signal); }

private:
    QProcess m_process;
    QByteArray m_readyLine;
};

} // namespace sallyport::test
