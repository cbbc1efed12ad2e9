// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The canary over a real gnome-keyring, in the real window: with a local passphrase what is kept there is wrapped, and
// a keyring that answers only once the program is locked again gives nothing away.
#include "core/secrets/keychain_store.h"
#include "tests/journeys/canary_walk.h"
#include "tests/journeys/window_walk.h"
#include "tests/support/private_session.h"
#include "tests/ui/find.h"
#include "ui/shell/main_window.h"

#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;

namespace {

const QString profileId = QStringLiteral("practice");
const QString localPassphrase = QStringLiteral("four herons over the weir");

/// The desktop that this program runs in from its first case on: libraries keep their first connection to the bus.
PrivateSession& desktop()
{
    static PrivateSession session;
    static const bool entered = [] {
        session.startUnlockedKeyring();
        for (const char* name : {"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_SESSION_VERSION", "KDE_FULL_SESSION",
                                 "GNOME_DESKTOP_SESSION_ID", "GNOME_KEYRING_CONTROL"})
            qunsetenv(name);
        for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"})
            qputenv(name, session.environment().value(QLatin1String(name)).toLocal8Bit());
        return true;
    }();
    REQUIRE(entered);
    return session;
}

QByteArray secretTool(const QStringList& arguments)
{
    QProcess tool;
    tool.setProcessEnvironment(desktop().environment());
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(QStringLiteral("secret-tool"), arguments);
    REQUIRE(tool.waitForFinished());
    return tool.readAll();
}

/// A person signed in with all kept in the keyring, under a local passphrase that they set on the Settings page.
struct Keeping {
    PrivateSession& session = desktop();
    QTemporaryDir folder;
    LogWatch log;
    MemoryScan scan;
    MemoryScan typed; ///< of the practice account: in its card and files, but no business of the keyring
    std::unique_ptr<WindowWalk> walk;
    secrets::KeychainStore keychain{app::keychainServiceName(), folder.path()};

    Keeping()
    {
        secretTool({QStringLiteral("clear"), QStringLiteral("server"), app::keychainServiceName()});
        walk = std::make_unique<WindowWalk>(folder.path());
        walk->hasKeychain = true;
        walk->enterPractice();
        walk->signIn();
        plantSession(scan, keychain, profileId);
        plantText(scan, QStringLiteral("local passphrase"), localPassphrase);
        auto link = waitFor(keychain.read(QStringLiteral("authenticator/") + profileId));
        REQUIRE(link);
        typed.plant(QStringLiteral("authenticator link"), *link);
        plantText(typed, QStringLiteral("account passphrase"), walk->practiceAccount().passphrase);
        REQUIRE(scan.foundIn(items(), QString()).join(u' ').contains(QStringLiteral("refresh token"))); // not yet
        walk->click(QStringLiteral("Settings"));
        walk->click(QStringLiteral("Set a local passphrase…"));
        walk->type(QStringLiteral("The new one"), localPassphrase);
        walk->type(QStringLiteral("The new one again"), localPassphrase);
        walk->click(QStringLiteral("Set it"));
        walk->waitForText(QStringLiteral("A local passphrase unlocks Sallyport"));
    }
    /// All that the keyring holds under our name, as secret-tool prints it.
    static QByteArray items()
    {
        return secretTool(
            {QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("server"), app::keychainServiceName()});
    }
    /// What can be read there, and what is not wrapped.
    std::string plainInKeyring() const
    {
        const QByteArray content = items();
        QStringList found =
            scan.foundIn(content, QStringLiteral("keyring")) + typed.foundIn(content, QStringLiteral("keyring"));
        for (const QByteArray& line : content.split('\n')) {
            const QByteArray begin = "secret = 1:";
            if (line.startsWith(begin) && !fromBase64(line.sliced(begin.size()))->startsWith("SALLYWRP"))
                found << QStringLiteral("a value that is not wrapped");
        }
        return found.join(u'\n').toStdString();
    }
    void lock()
    {
        pressLock(walk->window());
        walk->waitFor([this] { return walk->window().isLocked(); }, QStringLiteral("the locked window"));
    }
    void unlock()
    {
        walk->type(QStringLiteral("Passphrase"), localPassphrase);
        walk->click(QStringLiteral("Unlock"));
        walk->waitFor([this] { return !walk->window().isLocked(); }, QStringLiteral("the unlocked window"));
    }
    bool showsSession() const
    {
        return visible<QAbstractButton>(&walk->window(), QStringLiteral("Sign out")) != nullptr;
    }
    void waitForSession()
    {
        walk->waitFor([this] { return showsSession(); }, QStringLiteral("the session again"));
    }
    /// The keyring answers in order: once this is answered, so is what was asked before.
    void letKeyringAnswer()
    {
        session.thawKeyring();
        REQUIRE(waitFor(keychain.read(auth::deviceKeyFor(profileId))));
        settle();
    }
};

} // namespace

TEST_CASE("with a local passphrase nothing that was planted is in the keyring in plain, locked or signed out")
{
    Keeping desk;
    CHECK(desk.plainInKeyring() == std::string());
    desk.lock();
    CHECK(leftOf(desk.scan) == std::string());
    CHECK(desk.scan.foundIn(desk.folder.path()) == QStringList());
    CHECK(desk.scan.foundIn(desk.session.home()) == QStringList());
    CHECK(Keeping::items().contains("session/"));
    CHECK(desk.plainInKeyring() == std::string());

    desk.unlock();
    desk.waitForSession();
    desk.walk->signOut();
    CHECK(leftOf(desk.scan, QStringLiteral("device key")) == std::string());
    CHECK_FALSE(Keeping::items().contains("session/"));
    CHECK(Keeping::items().contains("device/"));
    CHECK(desk.plainInKeyring() == std::string());
    CHECK_FALSE(desk.log.held.contains("token"));
}

TEST_CASE("a keyring that answers once the program is locked again changes nothing, and its answer is kept nowhere")
{
    Keeping desk;
    desk.lock();
    desk.session.freezeKeyring();
    desk.unlock();
    settle(); // the session is asked for
    CHECK_FALSE(desk.showsSession());
    desk.lock();
    desk.letKeyringAnswer();
    CHECK(desk.walk->window().isLocked());
    CHECK_FALSE(desk.showsSession());
    CHECK(says(&desk.walk->window(), QStringLiteral("Sallyport is locked")));
    CHECK(leftOf(desk.scan) == std::string());

    desk.unlock();
    desk.waitForSession();
    desk.walk->signOut();
}

TEST_CASE("unlocked twice before the keyring has answered once, the first answer is not taken for the second's")
{
    Keeping desk;
    desk.lock();
    desk.session.freezeKeyring();
    desk.unlock();
    settle();
    desk.lock();
    desk.unlock();
    settle();
    auto* pages = desk.walk->window().findChild<QStackedWidget*>();
    REQUIRE(pages != nullptr);
    QSignalSpy turned(pages, &QStackedWidget::currentChanged);
    desk.letKeyringAnswer();
    desk.waitForSession();
    CHECK(turned.count() == 1); // from the locked page to the session, and not by way of the first answer's error
    desk.walk->waitForText(desk.walk->practiceName);
    desk.walk->signOut();
}
