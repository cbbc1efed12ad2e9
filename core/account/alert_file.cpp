// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_file.h"

#include "core/account/alert_log.h"
#include "core/base/bytes.h"
#include "core/secrets/private_file.h"

#include <QFileInfo>

namespace sallyport::account {

using secrets::FileLock;
using secrets::SecretStoreError;

AlertFile::AlertFile(QString path, AlertLimits limits) : m_path(std::move(path)), m_limits(limits) {}

AlertFile::Answer AlertFile::read()
{
    const QFileInfo info(m_path);
    if (m_readBytes >= 0 && info.size() == m_readBytes && info.lastModified() == m_readAt)
        return FileNews{};
    if (!info.exists() && !info.isSymLink() && m_readBytes < 0) { // nothing to lock, and no folder to make for it
        m_readBytes = 0;
        m_known = sha256({});
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
    const qsizetype size = m_readBytes + added.size();
    auto whole = secrets::readPrivateFile(m_path, m_limits.fileBytes);
    if (!whole || whole->size() != size)
        return news; // read again the next time
    note(*whole);
    if (size > m_limits.shortenFrom && size > 2 * m_shortest)
        shorten(*whole);
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
        && sha256(QByteArrayView(*content).first(m_readBytes)) == m_known;
    FileNews news{.whole = !goesOn, .content = goesOn ? content->sliced(m_readBytes) : *content};
    note(*content);
    return news;
}

void AlertFile::note(const QByteArray& content)
{
    m_known = sha256(content);
    m_readBytes = content.size();
    m_readAt = QFileInfo(m_path).lastModified();
    m_torn = !content.isEmpty() && !content.endsWith('\n');
}

void AlertFile::shorten(QByteArrayView content)
{
    AlertLog log;
    log.takeAll(content);
    log.settle(m_limits.alerts);
    const QByteArray shorter = log.write();
    m_shortest = shorter.size();
    // If it fails the long one stands, which is as good.
    if (shorter.size() < content.size() && secrets::replacePrivateFile(m_path, shorter))
        note(shorter);
}

} // namespace sallyport::account
