// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DnsKeyRecords: asks the system's DNS for the keys of signatures. What a resolver learns is one name,
// "s1._domainkey.kucoin.com"; what it answers is believed only as far as its network can be.
//   DnsKeyRecords keys;  mail::askForKeysOf(judge, bytes, keys, clock, cancel).then(this, ...);
#pragma once

#include "core/mail/key_records.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>

namespace sallyport::app {

class DnsKeyRecords : public QObject, public mail::KeyRecordSource {
    Q_OBJECT
public:
    /// `nameserver`: at port 53; null: those of the system. `limit`: for one name.
    explicit DnsKeyRecords(QHostAddress nameserver = {}, std::chrono::milliseconds limit = std::chrono::seconds(5));

    /// What is no name of a key is not asked for: unreachable.
    Task<QList<QByteArray>, mail::KeyRecordError> records(const QString& name, const CancelToken& cancel) override;

private:
    const QHostAddress m_nameserver;
    const std::chrono::milliseconds m_limit;
};

} // namespace sallyport::app
