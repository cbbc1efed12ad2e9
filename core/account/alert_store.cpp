// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_store.h"

#include "core/base/log.h"
#include "core/base/worker.h"

namespace sallyport::account {

using secrets::SecretStoreError;

namespace {

AlertStore::Answer doneNow()
{
    return AlertStore::Answer::ready(Done{});
}

} // namespace

AlertStore::AlertStore(const QString& folder, const QString& profileId, AlertLimits limits) : m_limits(limits)
{
    if (!folder.isEmpty())
        m_file = std::make_shared<AlertFile>(folder + QStringLiteral("/alerts-%1.jsonl").arg(profileId), limits);
    m_pool.setMaxThreadCount(1);
}

AlertStore::~AlertStore()
{
    m_pool.waitForDone();
}

AlertStore::Answer AlertStore::open()
{
    if (!m_file) {
        m_isOpen = true;
        return doneNow();
    }
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    runInWorker<FileNews, SecretStoreError>([file = m_file] { return file->read(); }, &m_pool)
        .then(this, [this, promise](Result<FileNews, SecretStoreError> news) {
            if (!news)
                return promise->finish(std::unexpected(news.error()));
            takeNews(*news);
            promise->finish(Done{});
        });
    return task;
}

void AlertStore::takeNews(const FileNews& news)
{
    const bool first = !std::exchange(m_isOpen, true);
    if (first) {
        m_log.takeAll(news.content);
        m_log.settle(m_limits.alerts);
        if (!m_log.alerts().isEmpty() || m_log.damagedLines() > 0)
            Q_EMIT changed();
        return;
    }
    if (news.whole)
        m_log.forgetDamage(); // it is counted again
    // What is known stays known also when another program shortened the file: taking lines twice changes nothing.
    if (!news.content.isEmpty())
        take(news.content);
}

void AlertStore::take(QByteArrayView content)
{
    QList<Alert> fresh;
    bool different = false;
    while (!content.isEmpty()) {
        const qsizetype end = content.indexOf('\n');
        const QByteArrayView line = end < 0 ? content : content.first(end);
        content = end < 0 ? QByteArrayView() : content.sliced(end + 1);
        const auto taken = m_log.take(line);
        different = different || taken != AlertLog::Taken::nothingNew;
        if (taken == AlertLog::Taken::newAlert)
            fresh.append(m_log.alerts().last());
    }
    m_log.settle(m_limits.alerts);
    for (const auto& alert : fresh) {
        if (m_log.knows(alert.jti))
            Q_EMIT added(alert);
    }
    if (different)
        Q_EMIT changed();
}

std::optional<Alert> AlertStore::find(const QString& jti) const
{
    const auto found = std::ranges::find(alerts(), jti, &Alert::jti);
    return found == alerts().end() ? std::nullopt : std::optional(*found);
}

qsizetype AlertStore::openCount() const
{
    return std::ranges::count(alerts(), Review::open, &Alert::review);
}

std::optional<NotMe> AlertStore::steps(const QString& jti) const
{
    const auto found = m_log.steps().constFind(jti);
    return found == m_log.steps().constEnd() ? std::nullopt : std::optional(*found);
}

AlertStore::Answer AlertStore::add(const QList<Alert>& alerts)
{
    QByteArray lines;
    QSet<QString> inThisCall;
    for (const auto& alert : alerts) {
        if (m_log.knows(alert.jti) || inThisCall.contains(alert.jti))
            continue;
        inThisCall.insert(alert.jti);
        lines += AlertLog::alertLine(alert);
    }
    return append(lines);
}

AlertStore::Answer AlertStore::review(const QString& jti, Review review)
{
    return append(AlertLog::reviewLine(jti, review));
}

AlertStore::Answer AlertStore::keepSteps(const QString& jti, const NotMe& steps)
{
    return append(AlertLog::stepsLine(jti, steps));
}

AlertStore::Answer AlertStore::noteProofOfLife(std::int64_t atMs)
{
    return append(AlertLog::aliveLine(atMs));
}

AlertStore::Answer AlertStore::append(const QByteArray& lines)
{
    take(lines);
    if (!m_file)
        return doneNow();
    const QByteArray all = std::exchange(m_owed, {}) + lines;
    if (all.isEmpty())
        return doneNow();
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    runInWorker<FileNews, SecretStoreError>([file = m_file, all] { return file->append(all); }, &m_pool)
        .then(this, [this, promise, all](Result<FileNews, SecretStoreError> news) {
            if (!news) {
                qCWarning(logAccount) << "an alert or a review could not be written to disk";
                m_owed = all + m_owed;
                return promise->finish(std::unexpected(news.error()));
            }
            takeNews(*news);
            promise->finish(Done{});
        });
    return task;
}

} // namespace sallyport::account
