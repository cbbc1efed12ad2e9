// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The canary: what was planted while a person used the real program is nowhere once it is locked, once they have signed
// out, and once a shared computer's session is over: not in memory, not in files, not in the log. The exceptions are
// in docs/known-issues.md.
#include "app/open_session.h"
#include "app/practice_service.h"
#include "core/auth/session_private.h"
#include "core/base/json.h"
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
#include <QClipboard>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrlQuery>

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

const QString accountPassphrase = QStringLiteral("Quiet barges drift 58");

/// An account of the service in the folder that no practice card shows. Its passphrase is the one above.
WalkAccount addAccount(const QString& serviceFolder)
{
    const QString identifier = QStringLiteral("traveller@practice.example");
    QProcess adding;
    adding.start(app::Paths::serviceProgram(),
                 {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("--data"), serviceFolder,
                  QStringLiteral("--identifier"), identifier, QStringLiteral("--password-fd"), QStringLiteral("0")});
    adding.write(accountPassphrase.toUtf8());
    adding.closeWriteChannel();
    REQUIRE(adding.waitForFinished());
    const auto made = readJsonObject(adding.readAllStandardOutput());
    REQUIRE(made);
    return {.identifier = identifier,
            .passphrase = accountPassphrase,
            .otpauth = stringMember(*made, u"otpauth").value_or(QString())};
}

/// A window on a shared computer: as the program makes it, but that what its session holds is planted as it is opened.
struct BorrowedComputer {
    MemoryScan& scan;
    QTemporaryDir folder;
    app::Paths paths{.data = QDir(folder.path())};
    app::PracticeService service{app::Paths::serviceProgram(), paths.practiceFolder()};
    ui::PracticeAccount practice = started(service);
    secrets::MemoryStore store;
    net::HttpsTransport transport{practice.profile};
    ui::MainWindow window{ui::AppServices{.storeKind = [] { return secrets::StoreKind::memory; },
                                          .startPractice = [this] { return service.start(); },
                                          .signInFor = [this](const auto&) { return signIn(); }}};
    WindowWalk walk{window, folder.path()};

    explicit BorrowedComputer(MemoryScan& planted) : scan(planted)
    {
        window.setSecretsAllowed(true);
        window.showFirstRun();
        window.show();
    }
    static ui::PracticeAccount started(app::PracticeService& service)
    {
        auto account = waitFor(service.start());
        REQUIRE(account);
        return std::move(*account);
    }
    auth::AuthContext context() { return {.profile = practice.profile, .transport = &transport, .store = &store}; }
    std::unique_ptr<ui::SignInDriver> signIn()
    {
        return ui::driveSignIn(std::make_unique<auth::SignIn>(context()),
                               [this](std::unique_ptr<auth::Session> session, const QString& identifier,
                                      const std::optional<auth::AddressFacts>& address) {
                                   plant(*session);
                                   return std::make_unique<app::OpenSession>(context(), paths, std::move(session),
                                                                             identifier, address);
                               });
    }
    void plant(auth::Session& session) const
    {
        const auth::SessionRecord& record = auth::SessionPrivate::of(session).record;
        scan.plant(QStringLiteral("access token"), record.accessToken);
        scan.plant(QStringLiteral("auth_session"), record.authSession);
        scan.plant(QStringLiteral("session key"), record.keyScalar);
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

TEST_CASE("what was given on the Safety page is nowhere once the program is locked, or signed out")
{
    const QString newCode = QStringLiteral("GREY WILLOW 42");
    QTemporaryDir folder;
    LogWatch log;
    MemoryScan scan;
    WindowWalk walk(folder.path());
    walk.enterPractice();
    walk.signIn();
    walk.click(QStringLiteral("Safety"));
    walk.click(QStringLiteral("Set anti-phishing code…"));
    walk.type(QStringLiteral("New code"), newCode);
    walk.click(QStringLiteral("Change it"));
    walk.waitForText(QStringLiteral("Genuine mails of the service carry the new code from now on."));
    walk.click(QStringLiteral("Add authenticator…"));
    walk.type(QStringLiteral("Name of the authenticator"), QStringLiteral("Phone"));
    walk.click(QStringLiteral("Continue"));
    walk.click(QStringLiteral("Copy its link instead"));
    const auto link = [] { return QGuiApplication::clipboard()->text(); };
    walk.waitFor([&] { return link().startsWith(QStringLiteral("otpauth:")); }, QStringLiteral("the copied link"));
    plantText(scan, QStringLiteral("new authenticator's link"), link());
    plantText(scan, QStringLiteral("new authenticator's key"),
              QUrlQuery(QUrl(link())).queryItemValue(QStringLiteral("secret")));
    plantText(scan, QStringLiteral("anti-phishing code"), newCode);
    CHECK_FALSE(scan.found().isEmpty());

    pressLock(*QApplication::activeModalWidget());
    walk.waitForText(QStringLiteral("Sallyport is locked"));
    CHECK(leftOf(scan) == std::string());
    CHECK_FALSE(link().contains(QStringLiteral("otpauth")));
    CHECK_FALSE(log.held.contains("WILLOW"));

    walk.type(QStringLiteral("Passphrase"), typedPassphrase);
    walk.click(QStringLiteral("Unlock"));
    walk.click(QStringLiteral("Safety"));
    walk.click(QStringLiteral("Change passphrase…"));
    walk.type(QStringLiteral("Old passphrase"), walk.practiceAccount().passphrase);
    walk.type(QStringLiteral("New passphrase"), accountPassphrase);
    walk.type(QStringLiteral("New passphrase again"), accountPassphrase);
    plantText(scan, QStringLiteral("account passphrase"), accountPassphrase);
    CHECK_FALSE(scan.found().isEmpty());
    walk.waitFor(
        [&] {
            auto* dialog = QApplication::activeModalWidget();
            auto* change = dialog != nullptr ? visible<QAbstractButton>(dialog, QStringLiteral("Change it")) : nullptr;
            if (change != nullptr && change->isEnabled())
                change->click();
            return dialog == nullptr;
        },
        QStringLiteral("the new passphrase, once there is a code that nobody has used"));
    walk.waitForText(QStringLiteral("The new passphrase counts from now on."));
    walk.signOut();
    walk.click(QStringLiteral("Back to the first page")); // the practice inbox, whose mails bear the code, goes with it
    CHECK(leftOf(scan) == std::string());
}

TEST_CASE("after the end on a shared computer nothing of the session is in memory, in files or in the log")
{
    LogWatch log;
    MemoryScan scan;
    BorrowedComputer computer(scan);
    computer.walk.enterPractice();
    {
        WalkAccount account = addAccount(computer.paths.practiceFolder());
        plantText(scan, QStringLiteral("authenticator link"), account.otpauth);
        computer.walk.signInByHandToComputerQuestion(account);
        wipe(account.otpauth);
    }
    plantText(scan, QStringLiteral("account passphrase"), accountPassphrase);
    computer.walk.openShared();
    REQUIRE(scan.count() > 30);
    CHECK_FALSE(scan.found().isEmpty());
    CHECK_FALSE(scan.found().join(u' ').contains(QStringLiteral("passphrase"))); // not even while it is open
    computer.walk.signOut();
    CHECK(leftOf(scan) == std::string());
    CHECK(scan.foundIn(computer.folder.path()) == QStringList());
    CHECK_FALSE(log.held.contains("token"));
}
