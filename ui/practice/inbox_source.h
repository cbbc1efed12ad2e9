// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// InboxSource: the port to the practice service's mails and text messages (DIR/inbox). app reads the files, with
// limits; what it gives is shown as plain text only.
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <cstdint>

namespace sallyport::ui {

struct InboxMessage {
    enum class Kind { textMessage, mail };
    Kind kind = Kind::textMessage;
    QString id; ///< names the message for as long as it is there
    QString from;
    QString to;
    QString subject; ///< mails only
    QString text;
    std::int64_t receivedAtMs = 0; ///< unix ms

    friend bool operator==(const InboxMessage&, const InboxMessage&) = default;
};

class InboxSource : public QObject {
    Q_OBJECT
public:
    /// All that are there, in any order.
    virtual QList<InboxMessage> messages() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace sallyport::ui
