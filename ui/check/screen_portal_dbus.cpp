// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/screen_portal.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>
#include <QFile>
#include <QImageReader>
#include <QUrl>
#include <QUuid>

namespace sallyport::ui {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
constexpr int callLimitMs = 25'000; // for the call; the person may take as long as they like after it
constexpr qint64 mostBytes = qint64{256} * 1024 * 1024;
constexpr uint chosen = 0;
constexpr uint refused = 1;

/// One question; it deletes itself once it is answered.
class Question : public QObject {
    Q_OBJECT
public:
    explicit Question(const QDBusConnection& bus)
        : m_bus(bus), m_watch(service, bus, QDBusServiceWatcher::WatchForUnregistration)
    {
        connect(&m_watch, &QDBusServiceWatcher::serviceUnregistered, this,
                [this] { finish(std::unexpected(ScreenError::failed)); });
    }
    Task<QImage, ScreenError> ask()
    {
        const QString token = QStringLiteral("sallyport_") + QUuid::createUuid().toString(QUuid::Id128);
        QString sender = m_bus.baseService();
        sender.remove(u':').replace(u'.', u'_');
        // Before the call: the answer may be quicker than its reply.
        follow(path + QStringLiteral("/request/") + sender + u'/' + token);
        auto call = QDBusMessage::createMethodCall(service, path, QStringLiteral("org.freedesktop.portal.Screenshot"),
                                                   QStringLiteral("Screenshot"));
        call.setArguments({QString(),
                           QVariantMap{{QStringLiteral("handle_token"), token},
                                       {QStringLiteral("interactive"), true},
                                       {QStringLiteral("modal"), true}}});
        auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, callLimitMs), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
            watcher->deleteLater();
            const QDBusMessage reply = watcher->reply();
            if (reply.type() == QDBusMessage::ErrorMessage)
                return finish(std::unexpected(ScreenError::notOffered));
            // Old portals choose another path than the token asks for.
            follow(reply.arguments().value(0).value<QDBusObjectPath>().path());
        });
        return m_promise.task();
    }

private Q_SLOTS:
    void answered(uint response, const QVariantMap& results)
    {
        if (response != chosen)
            return finish(std::unexpected(response == refused ? ScreenError::cancelled : ScreenError::failed));
        const QUrl file(results.value(QStringLiteral("uri")).toString());
        if (!file.isLocalFile())
            return finish(std::unexpected(ScreenError::failed));
        QImage picture = readAndRemove(file.toLocalFile());
        if (picture.isNull())
            return finish(std::unexpected(ScreenError::failed));
        finish(std::move(picture));
    }

private:
    void follow(const QString& request)
    {
        if (request.isEmpty() || request == m_request)
            return;
        m_request = request;
        m_bus.connect(service, request, QStringLiteral("org.freedesktop.portal.Request"), QStringLiteral("Response"),
                      this, SLOT(answered(uint, QVariantMap)));
    }
    static QImage readAndRemove(const QString& name)
    {
        QImage picture;
        if (QFile file(name); file.open(QIODevice::ReadOnly) && file.size() <= mostBytes)
            QImageReader(&file).read(&picture);
        QFile::remove(name); // it may show anything
        return picture;
    }
    void finish(Result<QImage, ScreenError> answer)
    {
        m_promise.finish(std::move(answer));
        deleteLater();
    }

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watch; ///< a portal that goes away answers nothing any more
    QString m_request;
    Promise<QImage, ScreenError> m_promise;
};

} // namespace

Task<QImage, ScreenError> portalScreenshot()
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return Task<QImage, ScreenError>::ready(std::unexpected(ScreenError::notOffered));
    return (new Question(bus))->ask();
}

} // namespace sallyport::ui

#include "screen_portal_dbus.moc"
