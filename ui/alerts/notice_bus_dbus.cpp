// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/notice_bus.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QSet>

#include <algorithm>
#include <array>

namespace sallyport::ui {
namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int answerLimitMs = 5'000;

class SessionBus : public NoticeBus {
    Q_OBJECT
public:
    SessionBus() : m_bus(QDBusConnection::sessionBus())
    {
        m_bus.connect({}, path, service, QStringLiteral("ActionInvoked"), this, SLOT(acted(uint, QString)));
    }

    void look() override
    {
        if (!m_bus.isConnected()) // a call would never be answered, not even with an error
            return Q_EMIT looked(NoticeReach::none);
        // A property that many desktops lack: any answer from the service itself says that it is there.
        auto call = QDBusMessage::createMethodCall(service, path, QStringLiteral("org.freedesktop.DBus.Properties"),
                                                   QStringLiteral("Get"));
        call.setArguments({service, QStringLiteral("Inhibited")});
        ask(call, [this](const QDBusMessage& answer) {
            if (answer.type() == QDBusMessage::ErrorMessage)
                return Q_EMIT looked(isThere(QDBusError(answer)) ? NoticeReach::shown : NoticeReach::none);
            const auto value = answer.arguments().value(0).value<QDBusVariant>().variant();
            Q_EMIT looked(value.toBool() ? NoticeReach::muted : NoticeReach::shown);
        });
    }

    void notify(const Notice& notice) override
    {
        auto call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
        const QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(uchar(notice.urgent ? 2 : 1))},
                                {QStringLiteral("desktop-entry"), QStringLiteral("sallyport")}};
        call.setArguments({QStringLiteral("Sallyport"), uint(0), QStringLiteral("sallyport"), notice.title, notice.text,
                           QStringList{QStringLiteral("default"), tr("Open")}, hints, -1});
        ask(call, [this](const QDBusMessage& answer) {
            if (answer.type() != QDBusMessage::ErrorMessage)
                m_ours.insert(answer.arguments().value(0).toUInt());
            else
                Q_EMIT looked(isThere(QDBusError(answer)) ? NoticeReach::shown : NoticeReach::none);
        });
    }

private Q_SLOTS:
    void acted(uint id, const QString&)
    {
        if (m_ours.remove(id)) // the bus tells of every program's
            Q_EMIT clicked();
    }

private:
    static bool isThere(const QDBusError& error)
    {
        // Any other error was made by the service itself, so it is there.
        constexpr std::array nobody{QDBusError::ServiceUnknown, QDBusError::Disconnected, QDBusError::NoReply,
                                    QDBusError::NoServer,       QDBusError::Timeout,      QDBusError::TimedOut,
                                    QDBusError::NoNetwork,      QDBusError::BadAddress,   QDBusError::AccessDenied};
        return std::ranges::find(nobody, error.type()) == nobody.end()
            && !error.name().startsWith(QStringLiteral("org.freedesktop.DBus.Error.Spawn"))
            && error.name() != QStringLiteral("org.freedesktop.DBus.Error.NameHasNoOwner");
    }

    template <typename F>
    void ask(const QDBusMessage& call, F answered)
    {
        auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, answerLimitMs), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, answered = std::move(answered)] {
            watcher->deleteLater();
            answered(watcher->reply());
        });
    }

    QDBusConnection m_bus;
    QSet<uint> m_ours;
};

} // namespace

std::unique_ptr<NoticeBus> noticeBus()
{
    return std::make_unique<SessionBus>();
}

} // namespace sallyport::ui

#include "notice_bus_dbus.moc"
