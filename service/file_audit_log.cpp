// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/file_audit_log.h"

#include "core/base/json.h"
#include "core/base/log.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr int noiseAMinute = 20;

/// What anybody can cause, as often as they like, without having shown anything; or their program, being broken.
bool isNoise(AuditEvent event)
{
    return event == AuditEvent::humanCheckFailed || event == AuditEvent::refusedWhileLocked
        || event == AuditEvent::proofRefused || event == AuditEvent::rateLimited || event == AuditEvent::poolFull
        || event == AuditEvent::alertRefused;
}

} // namespace

QString auditEventName(AuditEvent event)
{
    switch (event) {
    case AuditEvent::serviceStarted:
        return u"serviceStarted"_s;
    case AuditEvent::serviceStopped:
        return u"serviceStopped"_s;
    case AuditEvent::accountAdded:
        return u"accountAdded"_s;
    case AuditEvent::humanCheckFailed:
        return u"humanCheckFailed"_s;
    case AuditEvent::credentialsRefused:
        return u"credentialsRefused"_s;
    case AuditEvent::credentialsAccepted:
        return u"credentialsAccepted"_s;
    case AuditEvent::codeSent:
        return u"codeSent"_s;
    case AuditEvent::codeRefused:
        return u"codeRefused"_s;
    case AuditEvent::codeReplayed:
        return u"codeReplayed"_s;
    case AuditEvent::locked:
        return u"locked"_s;
    case AuditEvent::refusedWhileLocked:
        return u"refusedWhileLocked"_s;
    case AuditEvent::signedIn:
        return u"signedIn"_s;
    case AuditEvent::steppedUp:
        return u"steppedUp"_s;
    case AuditEvent::refreshed:
        return u"refreshed"_s;
    case AuditEvent::tokenReused:
        return u"tokenReused"_s;
    case AuditEvent::proofRefused:
        return u"proofRefused"_s;
    case AuditEvent::sessionEnded:
        return u"sessionEnded"_s;
    case AuditEvent::deviceUnbound:
        return u"deviceUnbound"_s;
    case AuditEvent::passwordChanged:
        return u"passwordChanged"_s;
    case AuditEvent::antiPhishingCodeChanged:
        return u"antiPhishingCodeChanged"_s;
    case AuditEvent::authenticatorAdded:
        return u"authenticatorAdded"_s;
    case AuditEvent::authenticatorRemoved:
        return u"authenticatorRemoved"_s;
    case AuditEvent::passcodeChanged:
        return u"passcodeChanged"_s;
    case AuditEvent::passcodeRefused:
        return u"passcodeRefused"_s;
    case AuditEvent::passcodeLocked:
        return u"passcodeLocked"_s;
    case AuditEvent::approvalRefused:
        return u"approvalRefused"_s;
    case AuditEvent::addressAdded:
        return u"addressAdded"_s;
    case AuditEvent::addressRemoved:
        return u"addressRemoved"_s;
    case AuditEvent::changeBegan:
        return u"changeBegan"_s;
    case AuditEvent::changeCancelled:
        return u"changeCancelled"_s;
    case AuditEvent::sessionCopied:
        return u"sessionCopied"_s;
    case AuditEvent::alertRefused:
        return u"alertRefused"_s;
    case AuditEvent::rateLimited:
        return u"rateLimited"_s;
    case AuditEvent::poolFull:
        return u"poolFull"_s;
    }
    return u"unknown"_s;
}

FileAuditLog::FileAuditLog(QString path, Clock clock, qint64 maxBytes)
    : m_path(std::move(path)), m_clock(std::move(clock)), m_maxBytes(maxBytes), m_file(m_path)
{
}

// The log is only so long: else whoever has something to hide would make enough of these to push it out.
bool FileAuditLog::isTooMuch(AuditEvent event, qint64& leftOut)
{
    if (!isNoise(event))
        return false;
    auto& noise = m_noise[event];
    if (const auto minute = m_clock.monotonicMs() / minuteMs; noise.minute != minute)
        noise = {.minute = minute, .written = 0, .leftOut = noise.leftOut};
    if (noise.written >= noiseAMinute) {
        ++noise.leftOut;
        return true;
    }
    ++noise.written;
    leftOut = std::exchange(noise.leftOut, 0);
    return false;
}

void FileAuditLog::write(const AuditEntry& entry)
{
    qint64 leftOut = 0;
    if (isTooMuch(entry.event, leftOut))
        return;
    QJsonObject line{
        {u"event"_s, auditEventName(entry.event)},
        {u"time"_s, QDateTime::fromMSecsSinceEpoch(m_clock.unixMs(), Qt::UTC).toString(Qt::ISODateWithMs)}};
    if (entry.accountId)
        line[u"account"_s] = qint64(*entry.accountId);
    if (!entry.sessionId.isEmpty())
        line[u"session"_s] = QString::fromLatin1(entry.sessionId);
    if (!entry.address.isEmpty())
        line[u"address"_s] = entry.address;
    if (leftOut > 0)
        line[u"left_out"_s] = leftOut;
    const bool failed = !append(writeJson(line) + '\n');
    if (failed && !m_failed)
        qCCritical(logService) << "the audit log cannot be written";
    m_failed = failed;
}

bool FileAuditLog::append(const QByteArray& line)
{
    if (!m_file.isOpen() && !openFile())
        return false;
    if (m_file.size() + line.size() > m_maxBytes) {
        m_file.close();
        QFile::remove(m_path + u".1"_s);
        if (!QFile::rename(m_path, m_path + u".1"_s) || !openFile())
            return false;
    }
    return m_file.write(line) == line.size();
}

bool FileAuditLog::openFile()
{
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        && m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace sallyport::service
