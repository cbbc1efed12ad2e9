// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The canary: what was planted while a person used the real program is nowhere once it is locked, once they have signed
// out, and once a shared computer's session is over: not in memory, not in files, not in the log. The exceptions are
// in docs/known-issues.md.
#include "app/cli/sign_in_script.h"
#include "app/open_session.h"
#include "app/practice_service.h"
#include "core/auth/session_private.h"
#include "core/net/https_transport.h"
#include "core/secrets/file_store.h"
#include "core/secrets/memory_store.h"
#include "tests/journeys/canary_walk.h"
#include "tests/journeys/window_walk.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/find.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;

namespace {

const QString profileId = QStringLiteral("practice");

void plantKept(MemoryScan& scan, const QString& folder, const QString& passphrase)
{
    secrets::FileStore file(app::Paths{.data = QDir(folder)}.secretsFile());
    REQUIRE(waitFor(file.open(Secret::fromText(passphrase))));
    plantSession(scan, file, profileId);
}

const QString typedPassphrase = QStringLiteral("a passphrase of the journey");
const QString typedPasscode = QStringLiteral("740392");

/// From the Safety page to the question for the passcode, with all digits typed and nothing sent.
void typePasscodeIntoApproval(WindowWalk& walk)
{
    walk.click(QStringLiteral("Add address…"));
    walk.type(QStringLiteral("Coin"), QStringLiteral("USDT"));
    walk.type(QStringLiteral("Network"), QStringLiteral("TRC20"));
    walk.type(QStringLiteral("Address"), QStringLiteral("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"));
    walk.click(QStringLiteral("Continue"));
    walk.type(QStringLiteral("Trading passcode"), typedPasscode);
}

/// A window on a shared computer, whose session the service child opened.
struct BorrowedComputer {
    QTemporaryDir folder;
    app::Paths paths{.data = QDir(folder.path())};
    app::PracticeService service{app::Paths::serviceProgram(), paths.practiceFolder()};
    ui::PracticeAccount practice = started(service);
    secrets::MemoryStore store;
    net::HttpsTransport transport{practice.profile};
    ui::MainWindow window{ui::AppServices{.storeKind = [] { return secrets::StoreKind::memory; }}};

    static ui::PracticeAccount started(app::PracticeService& service)
    {
        auto account = waitFor(service.start());
        REQUIRE(account);
        return std::move(*account);
    }
    auth::AuthContext context() { return {.profile = practice.profile, .transport = &transport, .store = &store}; }

    /// Signed in for a quarter of an hour, with all that the session holds planted.
    void open(MemoryScan& scan)
    {
        auth::SignIn signIn(context());
        app::SecretsInput secrets;
        secrets.password = practice.password.clone();
        secrets.otpauth = practice.otpauthLink.clone();
        app::SignInScript script(signIn, practice.identifier, std::move(secrets),
                                 {auth::ComputerKind::shared, QStringLiteral("Library"), std::chrono::minutes(15)},
                                 systemClock());
        script.start();
        REQUIRE(waitUntil([&] { return std::holds_alternative<auth::SignedIn>(signIn.state()); },
                          std::chrono::seconds(90)));
        auto session = signIn.takeSession();
        {
            const auth::SessionRecord& record = auth::SessionPrivate::of(*session).record;
            scan.plant(QStringLiteral("access token"), record.accessToken);
            scan.plant(QStringLiteral("auth_session"), record.authSession);
            scan.plant(QStringLiteral("session key"), record.keyScalar);
        }
        window.show();
        window.openSession(practice.profile,
                           std::make_unique<app::OpenSession>(context(), paths, std::move(session), practice.identifier,
                                                              signIn.address()));
    }
    void click(const QString& caption)
    {
        QAbstractButton* button = nullptr;
        REQUIRE(waitUntil([&] {
            button = visible<QAbstractButton>(&window, caption);
            return button != nullptr && button->isEnabled();
        }));
        QTest::mouseClick(button, Qt::LeftButton);
    }
};

} // namespace

TEST_CASE("the scan finds what is there as UTF-8, UTF-16, base64 and hex, and nothing of it once it is freed")
{
    MemoryScan scan;
    {
        const Secret planted = Secret::copyOf("Canary-2f41-in-this-very-heap");
        scan.plant(QStringLiteral("canary"), planted);
        CHECK_FALSE(scan.found().isEmpty()); // in locked memory
    }
    CHECK(scan.found() == QStringList());
    // Put together here: what stands in the program's file is not looked at, but might be copied whole.
    const auto text = [](const char* before) {
        QByteArray made = before;
        made += "Canary-2f41-in";
        made += "-this-very-heap";
        return made;
    };
    struct Row {
        const char* form;
        std::function<QByteArray()> make;
    };
    const Row rows[] = {
        {"UTF-8", [&] { return text(""); }},
        {"UTF-16",
         [&] {
             const QString wide = QString::fromLatin1(text(""));
             return QByteArray(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2);
         }},
        {"base64", [&] { return toBase64(text("")); }},
        {"base64", [&] { return toBase64(text("x")); }}, // as a token lies within a form or an object
        {"base64", [&] { return toBase64Url(text("xx")); }},
        {"hex", [&] { return toHex(text("")); }},
        {"HEX", [&] { return toHex(text("")).toUpper(); }},
    };
    for (const Row& row : rows) {
        CAPTURE(row.form);
        {
            const QByteArray held = row.make();
            const QString form = QStringLiteral("(%1)").arg(QLatin1String(row.form));
            CHECK(scan.found().join(u'\n').contains(form));
        }
        CHECK(scan.found() == QStringList()); // free wipes
    }
}

TEST_CASE("after the lock nothing that was planted is in memory, in files or in the log; after sign-out neither")
{
    QTemporaryDir folder;
    LogWatch log;
    MemoryScan scan;
    WindowWalk walk(folder.path());
    walk.enterPractice();
    walk.signIn(); // asks for the encrypted file's passphrase, which is what unlocks
    plantKept(scan, folder.path(), typedPassphrase);
    plantText(scan, QStringLiteral("local passphrase"), typedPassphrase);
    REQUIRE(scan.count() > 30);
    CHECK_FALSE(scan.found().isEmpty()); // in use

    pressLock(walk.window());
    walk.waitForText(QStringLiteral("Sallyport is locked"));
    CHECK(leftOf(scan) == std::string());
    CHECK(scan.foundIn(folder.path()) == QStringList());
    CHECK_FALSE(log.held.contains("token"));

    walk.type(QStringLiteral("Passphrase"), typedPassphrase);
    walk.click(QStringLiteral("Unlock"));
    walk.waitFor([&] { return visible<QAbstractButton>(&walk.window(), QStringLiteral("Sign out")) != nullptr; },
                 QStringLiteral("the session again"));
    walk.signOut();
    CHECK(leftOf(scan, QStringLiteral("device key")) == std::string()); // which stays on an own computer
    CHECK(scan.foundIn(folder.path()) == QStringList());
}

TEST_CASE("a passcode typed to approve an address is nowhere once the dialog is cancelled, or locked away")
{
    QTemporaryDir folder;
    LogWatch log;
    MemoryScan scan;
    WindowWalk walk(folder.path());
    walk.enterPractice();
    walk.signIn();
    plantText(scan, QStringLiteral("trading passcode"), typedPasscode);
    REQUIRE(scan.found() == QStringList()); // six digits are not there by chance
    walk.click(QStringLiteral("Safety"));
    walk.click(QStringLiteral("Set passcode…"));
    walk.type(QStringLiteral("The new one"), typedPasscode);
    walk.type(QStringLiteral("The new one again"), typedPasscode);
    walk.click(QStringLiteral("Set it"));
    walk.waitForText(QStringLiteral("The trading passcode counts from now on."));
    CHECK(leftOf(scan) == std::string()); // and not where it went through to the service

    typePasscodeIntoApproval(walk);
    CHECK_FALSE(scan.found().isEmpty());
    walk.click(QStringLiteral("Cancel"));
    CHECK(leftOf(scan) == std::string());

    typePasscodeIntoApproval(walk);
    CHECK_FALSE(scan.found().isEmpty());
    pressLock(*QApplication::activeModalWidget());
    walk.waitForText(QStringLiteral("Sallyport is locked"));
    CHECK(QApplication::activeModalWidget() == nullptr);
    CHECK(leftOf(scan) == std::string());
    CHECK(scan.foundIn(folder.path()) == QStringList());
    CHECK_FALSE(log.held.contains(typedPasscode.toLatin1()));
}

TEST_CASE("after the end on a shared computer nothing of the session is in memory, in files or in the log")
{
    LogWatch log;
    MemoryScan scan;
    BorrowedComputer computer;
    computer.open(scan);
    CHECK_FALSE(scan.found().isEmpty());
    computer.click(QStringLiteral("Sign out"));
    REQUIRE(waitUntil([&] { return says(&computer.window, QStringLiteral("Signed out")); }));
    CHECK(leftOf(scan) == std::string());
    CHECK(scan.foundIn(computer.folder.path()) == QStringList());
    CHECK_FALSE(log.held.contains("token"));
}
