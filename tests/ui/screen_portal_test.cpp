// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The portal that is asked for a picture of the screen where programs may not look: org.freedesktop.portal.Screenshot,
// as xdg-desktop-portal's documentation describes it, and a stub in its place.
#include "tests/support/catch.h"
#include "tests/support/stub_service.h"
#include "tests/support/wait.h"
#include "tests/ui/session_bus.h"
#include "ui/check/screen_portal.h"

#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QFile>
#include <QTimer>
#include <QUrl>

using namespace sallyport;
using namespace sallyport::test;
using ui::ScreenError;

namespace {

const QString portal = QStringLiteral("org.freedesktop.portal.Desktop");

/// Answers with one response, on the path that the asker's token names, or on one of its own as old portals do.
struct StubPortal {
    uint response = 0;
    QVariantMap results = {};
    bool ownPath = false;
    bool vanishes = false;
    QVariantMap options = {}; ///< as asked
    QTimer respond{nullptr};
    StubService service{sessionBus().address(), portal, [this](const QDBusMessage& call) { return answer(call); }};

    std::optional<QVariantList> answer(const QDBusMessage& call)
    {
        if (call.member() != QStringLiteral("Screenshot"))
            return QVariantList{StubService::errorReply};
        options = qdbus_cast<QVariantMap>(call.arguments().value(1));
        QString sender = call.service().mid(1);
        sender.replace(u'.', u'_');
        const QString token = ownPath ? QStringLiteral("t") : options.value(QStringLiteral("handle_token")).toString();
        const QString path = QStringLiteral("/org/freedesktop/portal/desktop/request/") + sender + u'/' + token;
        QDBusConnection bus(portal);
        if (vanishes) {
            bus.unregisterService(portal);
            return QVariantList{QVariant::fromValue(QDBusObjectPath(path))};
        }
        // After the reply, and until it is heard: whoever has to learn the path from there cannot listen before.
        QObject::connect(&respond, &QTimer::timeout, &respond, [this, path] {
            auto signal = QDBusMessage::createSignal(path, QStringLiteral("org.freedesktop.portal.Request"),
                                                     QStringLiteral("Response"));
            signal.setArguments({response, results});
            QDBusConnection(portal).send(signal);
        });
        respond.setSingleShot(!ownPath);
        respond.start(ownPath ? 20 : 0);
        return QVariantList{QVariant::fromValue(QDBusObjectPath(path))};
    }
};

QVariantMap fileNamed(const QString& name)
{
    return {{QStringLiteral("uri"), QUrl::fromLocalFile(name).toString()}};
}

} // namespace

TEST_CASE("without a portal no picture is offered")
{
    sessionBus();
    const auto picture = waitFor(ui::portalScreenshot());
    REQUIRE_FALSE(picture);
    CHECK(picture.error() == ScreenError::notOffered);
}

TEST_CASE("the portal's picture is read, and its file removed")
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("shot.png"));
    QImage shot(40, 30, QImage::Format_RGB32);
    shot.fill(Qt::red);
    REQUIRE(shot.save(name));
    StubPortal stub{.results = fileNamed(name)};
    const auto picture = waitFor(ui::portalScreenshot());
    REQUIRE(picture);
    CHECK(picture->size() == shot.size());
    CHECK(picture->pixelColor(3, 3) == QColor(Qt::red));
    CHECK_FALSE(QFile::exists(name));
    CHECK(stub.options.value(QStringLiteral("interactive")).toBool()); // the person chooses
}

TEST_CASE("what a portal answers in place of a picture is told apart")
{
    const QTemporaryDir folder;
    const QString text = folder.filePath(QStringLiteral("text.png"));
    QFile file(text);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("no picture");
    file.close();
    struct Row {
        const char* what;
        uint response;
        QVariantMap results;
        bool vanishes;
        ScreenError error;
    };
    for (const Row& row : {Row{"the person closed it", 1, {}, false, ScreenError::cancelled},
                           Row{"it failed", 2, {}, false, ScreenError::failed},
                           Row{"no file is named", 0, {}, false, ScreenError::failed},
                           Row{"an address in the web",
                               0,
                               {{QStringLiteral("uri"), QStringLiteral("https://x.example/a.png")}},
                               false,
                               ScreenError::failed},
                           Row{"a file that is not there", 0, fileNamed(folder.filePath(QStringLiteral("none.png"))),
                               false, ScreenError::failed},
                           Row{"a file that is no picture", 0, fileNamed(text), false, ScreenError::failed},
                           Row{"it goes away", 0, {}, true, ScreenError::failed}}) {
        INFO(row.what);
        const StubPortal stub{.response = row.response, .results = row.results, .vanishes = row.vanishes};
        const auto picture = waitFor(ui::portalScreenshot());
        REQUIRE_FALSE(picture);
        CHECK(picture.error() == row.error);
    }
}

TEST_CASE("an old portal that answers on a path of its own is heard")
{
    const StubPortal stub{.response = 1, .ownPath = true};
    const auto picture = waitFor(ui::portalScreenshot());
    REQUIRE_FALSE(picture);
    CHECK(picture.error() == ScreenError::cancelled);
}
