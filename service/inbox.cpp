// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/inbox.h"

#include "core/base/bytes.h"
#include "service/private_file.h"

#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

/// A header line; what would end it becomes a space.
QByteArray headLine(const char* name, QString value)
{
    for (auto& c : value) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return name + QByteArrayLiteral(": ") + value.toUtf8() + '\n';
}

} // namespace

Inbox::Inbox(QString folder, Clock clock, Random random, qsizetype maxMessages)
    : m_folder(std::move(folder)), m_clock(std::move(clock)), m_random(std::move(random)), m_maxMessages(maxMessages)
{
    makePrivateFolder(m_folder);
}

bool Inbox::sendText(const QString& phone, const QString& text)
{
    return write(u"sms", headLine("From", u"Sallyport"_s) + headLine("To", phone) + '\n' + text.toUtf8() + '\n');
}

bool Inbox::sendMail(const QString& address, const QString& subject, const QString& text)
{
    return deliver(u"Sallyport <no-reply@practice.example>"_s, address, subject, text);
}

bool Inbox::deliver(const QString& from, const QString& address, const QString& subject, const QString& text)
{
    return write(u"eml",
                 headLine("From", from) + headLine("To", address) + headLine("Subject", subject)
                     + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                     + text.toUtf8() + '\n');
}

bool Inbox::write(QStringView extension, const QByteArray& message)
{
    const auto now = QDateTime::fromMSecsSinceEpoch(m_clock.unixMs(), Qt::UTC);
    const auto name = now.toString(u"yyyyMMdd'T'HHmmsszzz'Z'-"_s) + QString::fromLatin1(toHex(randomBytes(m_random, 4)))
        + u'.' + extension.toString();
    QDir folder(m_folder);
    if (!writePrivateFile(folder.filePath(name), headLine("Date", now.toString(Qt::RFC2822Date)) + message))
        return false;
    auto messages = folder.entryList({u"*.sms"_s, u"*.eml"_s}, QDir::Files, QDir::Name);
    while (messages.size() > m_maxMessages)
        folder.remove(messages.takeFirst());
    return true;
}

} // namespace sallyport::service
