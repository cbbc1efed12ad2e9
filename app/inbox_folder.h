// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// InboxFolder: the practice service's messages, read from DIR/inbox: *.sms (text) and *.eml (RFC 5322, plain text).
#pragma once

#include "ui/practice/inbox_source.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <optional>

namespace sallyport::app {

class InboxFolder : public ui::InboxSource {
    Q_OBJECT
public:
    explicit InboxFolder(QString folder);

    /// Begins to watch; made anew when the folder appears.
    void watch();
    /// Forgets all messages, until it watches again: there is an anti-phishing code in them.
    void forget();
    QList<ui::InboxMessage> messages() const override { return m_messages; }

private:
    void read();

    QString m_folder;
    QFileSystemWatcher m_watcher;
    QList<ui::InboxMessage> m_messages;
};

/// One message file: headers, an empty line, text. At most 64 KiB; nothing if it is not one.
std::optional<ui::InboxMessage> readInboxMessage(const QString& fileName, const QByteArray& content);

} // namespace sallyport::app
