// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inbox_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace sallyport::app {

using ui::InboxMessage;

namespace {

constexpr qsizetype maxMessageBytes = 64 * 1024;
constexpr int maxMessages = 200;

QString headerValue(const QList<QByteArray>& lines, QByteArrayView name)
{
    for (const auto& line : lines) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return QString::fromUtf8(line.mid(colon + 1)).trimmed();
    }
    return {};
}

} // namespace

std::optional<InboxMessage> readInboxMessage(const QString& fileName, const QByteArray& content)
{
    const bool mail = fileName.endsWith(QStringLiteral(".eml"));
    if (content.size() > maxMessageBytes || (!mail && !fileName.endsWith(QStringLiteral(".sms"))))
        return std::nullopt;
    QByteArray text = content;
    text.replace("\r\n", "\n");
    const auto gap = text.indexOf("\n\n");
    if (gap < 0)
        return std::nullopt;
    const auto headers = text.left(gap).split('\n');
    const auto date = QDateTime::fromString(headerValue(headers, "Date"), Qt::RFC2822Date);
    return InboxMessage{.kind = mail ? InboxMessage::Kind::mail : InboxMessage::Kind::textMessage,
                        .id = fileName,
                        .from = headerValue(headers, "From"),
                        .to = headerValue(headers, "To"),
                        .subject = headerValue(headers, "Subject"),
                        .text = QString::fromUtf8(text.mid(gap + 2)).trimmed(),
                        .receivedAtMs = date.isValid() ? date.toMSecsSinceEpoch() : 0};
}

InboxFolder::InboxFolder(QString folder) : m_folder(std::move(folder))
{
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &InboxFolder::read);
}

void InboxFolder::watch()
{
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(m_folder);
    read();
}

void InboxFolder::forget()
{
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_messages.clear();
    Q_EMIT changed();
}

void InboxFolder::read()
{
    const QDir folder(m_folder);
    const auto files =
        folder.entryInfoList({QStringLiteral("*.sms"), QStringLiteral("*.eml")}, QDir::Files, QDir::Time);
    QList<InboxMessage> messages;
    for (const auto& info : files.first(std::min<qsizetype>(files.size(), maxMessages))) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto message = readInboxMessage(info.fileName(), file.read(maxMessageBytes + 1));
        if (!message)
            continue;
        if (message->receivedAtMs == 0)
            message->receivedAtMs = info.lastModified().toMSecsSinceEpoch();
        messages.append(std::move(*message));
    }
    if (messages != m_messages) {
        m_messages = std::move(messages);
        Q_EMIT changed();
    }
}

} // namespace sallyport::app
