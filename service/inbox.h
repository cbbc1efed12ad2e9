// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inbox: the practice service's way of reaching a person: files in DIR/inbox, *.sms and *.eml, each with a head of
// From, To, Subject (mail) and Date (RFC 5322), an empty line and text. Each appears whole, readable by its owner only.
//   Inbox inbox(dir + "/inbox", systemClock(), systemRandom());
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "service/messenger.h"

namespace sallyport::service {

class Inbox final : public Messenger {
public:
    /// The oldest messages beyond `maxMessages` are deleted when another comes.
    Inbox(QString folder, Clock clock, Random random, qsizetype maxMessages = 200);

    bool sendText(const QString& phone, const QString& text) override;
    bool sendMail(const QString& address, const QString& subject, const QString& text) override;

    /// A mail from anybody, as anybody can send one: for drills.
    bool deliver(const QString& from, const QString& address, const QString& subject, const QString& text);

private:
    bool write(QStringView extension, const QByteArray& message);

    const QString m_folder;
    const Clock m_clock;
    const Random m_random;
    const qsizetype m_maxMessages;
};

/// For a service that is not a practice: nothing can be sent, and so nothing is pretended.
class NoMessenger final : public Messenger {
public:
    bool sendsTexts() const override { return false; }
    bool sendText(const QString&, const QString&) override { return false; }
    bool sendMail(const QString&, const QString&, const QString&) override { return false; }
};

} // namespace sallyport::service
