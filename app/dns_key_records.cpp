// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dns_key_records.h"

#include "core/origin/origin.h"

#include <QDnsLookup>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace sallyport::app {

using mail::KeyRecordError;
using mail::KeyTexts;

namespace {

constexpr qsizetype maxRecords = 8;
constexpr qsizetype maxRecordBytes = 4096;
constexpr qsizetype maxName = 253;

/// "<selector>._domainkey.<domain>", all else of it a host name.
bool isKeyName(const QString& name)
{
    const QString between = QStringLiteral("._domainkey.");
    const qsizetype at = name.indexOf(between);
    return name.size() <= maxName && at > 0
        && origin::isHostName(QString(name.first(at) + u'.' + name.sliced(at + between.size())));
}

KeyTexts textsOf(const QDnsLookup& lookup, const CancelToken& cancel)
{
    if (cancel.isCancelled())
        return std::unexpected(KeyRecordError::cancelled);
    if (lookup.error() == QDnsLookup::NotFoundError)
        return QList<QByteArray>();
    const auto records = lookup.textRecords();
    if (lookup.error() != QDnsLookup::NoError || records.size() > maxRecords)
        return std::unexpected(KeyRecordError::unreachable);
    QList<QByteArray> texts;
    for (const QDnsTextRecord& record : records) {
        const QByteArray text = record.values().join(); // RFC 6376, 3.6.2.2: without anything between them
        if (text.size() > maxRecordBytes)
            return std::unexpected(KeyRecordError::unreachable);
        texts.append(text);
    }
    return texts;
}

} // namespace

DnsKeyRecords::DnsKeyRecords(QHostAddress nameserver, std::chrono::milliseconds limit)
    : m_nameserver(std::move(nameserver)), m_limit(limit)
{
}

Task<QList<QByteArray>, KeyRecordError> DnsKeyRecords::records(const QString& name, const CancelToken& cancel)
{
    using Answer = Task<QList<QByteArray>, KeyRecordError>;
    if (!isKeyName(name) || cancel.isCancelled())
        return Answer::ready(std::unexpected(KeyRecordError::unreachable));
    auto promise = std::make_shared<Promise<QList<QByteArray>, KeyRecordError>>();
    auto task = promise->task();
    auto* lookup = new QDnsLookup(QDnsLookup::TXT, name, m_nameserver, this);
    connect(lookup, &QDnsLookup::finished, this, [lookup, promise, cancel] {
        promise->finish(textsOf(*lookup, cancel));
        lookup->deleteLater();
    });
    QTimer::singleShot(m_limit, lookup, &QDnsLookup::abort);
    cancel.onCancelled([asked = QPointer(lookup)] {
        if (asked)
            asked->abort();
    });
    lookup->lookup();
    return task;
}

} // namespace sallyport::app
