// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messenger: how the service reaches a person outside of HTTP. The practice service has an Inbox (DIR/inbox); another
// service would have an SMS gateway and a mail server.
//   messenger.sendText(account.phone, u"Your Sallyport code is 123456."_qs);
#pragma once

#include <QString>

namespace sallyport::service {

class Messenger {
public:
    Messenger() = default;
    Messenger(const Messenger&) = delete;
    Messenger& operator=(const Messenger&) = delete;
    virtual ~Messenger() = default;

    /// False where there is no way to send an SMS at all: then none is offered.
    virtual bool sendsTexts() const { return true; }
    /// An SMS to a number in E.164. False when it could not be handed over; nothing is retried.
    virtual bool sendText(const QString& phone, const QString& text) = 0;
    /// A mail in plain text. False when it could not be handed over.
    virtual bool sendMail(const QString& address, const QString& subject, const QString& text) = 0;
};

} // namespace sallyport::service
