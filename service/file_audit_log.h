// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FileAuditLog: the audit log as a file of one JSON object a line, DIR/audit.log, readable by its owner only:
//   {"account":7,"address":"127.0.0.1","event":"signedIn","session":"…","time":"2026-01-02T03:04:05.678Z"}
#pragma once

#include "core/base/clock.h"
#include "service/audit_log.h"

#include <QFile>

#include <map>

namespace sallyport::service {

class FileAuditLog final : public AuditLog {
public:
    /// At `maxBytes` the file is renamed to audit.log.1 (over an older one) and a new one begun. Of what strangers can
    /// cause at will 20 entries of a kind are written a minute; the next one says how many were `left_out`.
    FileAuditLog(QString path, Clock clock, qint64 maxBytes = 8LL * 1024 * 1024);

    void write(const AuditEntry& entry) override;

private:
    struct Noise {
        std::int64_t minute = -1;
        int written = 0;
        qint64 leftOut = 0;
    };
    bool isTooMuch(AuditEvent event, qint64& leftOut);
    bool openFile();
    bool append(const QByteArray& line);

    const QString m_path;
    const Clock m_clock;
    const qint64 m_maxBytes;
    QFile m_file;
    bool m_failed = false;
    std::map<AuditEvent, Noise> m_noise;
};

/// The enumerator's name.
QString auditEventName(AuditEvent event);

} // namespace sallyport::service
