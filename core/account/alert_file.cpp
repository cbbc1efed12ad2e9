// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_file.h"

#include "core/account/alert_log.h"
#include "core/secrets/private_file.h"

#include <QFileInfo>

namespace sallyport::account {

using secrets::FileLock;
using secrets::SecretStoreError;

namespace {

// Longer than any chance likeness: lines bear random ids.
constexpr qsizetype knownBytes = 4096;

} // namespace

AlertFile::AlertFile(QString path, AlertLimits limits) : m_path(std::move(path)), m_limits(limits) {}

AlertFile::Answer AlertFile::read()
{
    const QFileInfo info(m_path);
    if (m_readBytes >= 0 && info.size() == m_readBytes && info.lastModified() == m_readAt)
        return FileNews{};
    if (!info.exists() && !info.isSymLink() && m_readBytes < 0) { // nothing to lock, and no folder to make for it
        m_readBytes = 0;
        return FileNews{.whole = true};
    }
    const auto lock = FileLock::take(m_path);
    if (!lock)
        return std::unexpected(lock.error());
    auto content = readLocked();
    if (!content)
        return std::unexpected(content.error());
    return std::move(*content);
}

AlertFile::Answer AlertFile::append(QByteArrayView lines)
{
    const auto lock = FileLock::take(m_path);
    if (!lock)
        return std::unexpected(lock.error());
    auto news = readLocked();
    if (!news)
        return news;
    const QByteArray added = (m_torn ? QByteArrayLiteral("\n") : QByteArray()) + lines.toByteArray();
    if (auto done = secrets::appendPrivateFile(m_path, added); !done)
        return std::unexpected(done.error());
    note((m_known + added).right(knownBytes), m_readBytes + added.size());
    if (m_readBytes > m_limits.shortenFrom && m_readBytes > 2 * m_shortest)
        shorten();
    return news;
}

AlertFile::Answer AlertFile::readLocked()
{
    auto content = secrets::readPrivateFile(m_path, m_limits.fileBytes);
    if (!content && content.error() == SecretStoreError::notFound)
        content = QByteArray();
    if (!content)
        return std::unexpected(content.error());
    const bool goesOn = m_readBytes >= 0 && content->size() >= m_readBytes
        && QByteArrayView(*content).first(m_readBytes).endsWith(m_known);
    FileNews news{.whole = !goesOn, .content = goesOn ? content->sliced(m_readBytes) : *content};
    note(content->right(knownBytes), content->size());
    return news;
}

void AlertFile::note(QByteArray end, qsizetype size)
{
    m_torn = !end.isEmpty() && !end.endsWith('\n');
    m_known = std::move(end);
    m_readBytes = size;
    m_readAt = QFileInfo(m_path).lastModified();
}

void AlertFile::shorten()
{
    const auto content = secrets::readPrivateFile(m_path, m_limits.fileBytes);
    if (!content)
        return;
    AlertLog log;
    log.takeAll(*content);
    log.settle(m_limits.alerts);
    const QByteArray shorter = log.write();
    m_shortest = shorter.size();
    // If it fails the long one stands, which is as good.
    if (shorter.size() < content->size() && secrets::replacePrivateFile(m_path, shorter))
        note(shorter.right(knownBytes), shorter.size());
}

} // namespace sallyport::account
