// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeychainStore over QtKeychain and a real gnome-keyring.
#include "core/secrets/keychain_store.h"
#include "tests/core/secrets/full_disk.h"
#include "tests/core/secrets/keychain_situation.h"
#include "tests/core/secrets/store_behaviour.h"
#include "tests/support/canary.h"

#include <QDir>
#include <QJsonDocument>

using namespace sallyport;
using namespace sallyport::test;

TEST_CASE("in a session with an open keyring the keychain behaves as every store does", "[.in-session]")
{
    const QTemporaryDir data;
    secrets::KeychainStore store(QStringLiteral("sallyport-behaviour"), data.path());
    checkStoreBehaviour(store);
    CHECK(store.kind() == secrets::StoreKind::keychain);
}

TEST_CASE("the keychain behaves as every store does")
{
    Situation at;
    at.session.startUnlockedKeyring();
    QProcess self;
    self.setProcessEnvironment(at.environment);
    self.setProcessChannelMode(QProcess::MergedChannels);
    self.start(QCoreApplication::applicationFilePath(), {QStringLiteral("[.in-session]")});
    REQUIRE(waitUntil([&] { return self.state() == QProcess::NotRunning; }, std::chrono::minutes(1)));
    INFO(self.readAll().toStdString());
    CHECK(self.exitCode() == 0);
}

TEST_CASE("an open keyring keeps values between programs")
{
    Situation at;
    at.session.startUnlockedKeyring();
    CHECK(at.ask("read session/one") == "notFound");
    CHECK(at.ask("write session/one first value") == "done");
    CHECK(at.ask("read session/one") == "value first value");
    CHECK(at.ask("write session/one second") == "done");
    CHECK(at.ask("read session/one") == "value second");
    CHECK(at.ask("remove session/one") == "done");
    CHECK(at.ask("read session/one") == "notFound");
    CHECK(at.ask("remove session/one") == "done");
    CHECK(at.ask("state") == gnomeKeyringOpen);
}

TEST_CASE("a locked keyring is locked, not empty, and has everything once it is opened")
{
    Situation at;
    at.session.startUnlockedKeyring();
    REQUIRE(at.ask("write session/one value") == "done");
    at.session.startLockedKeyring();
    CHECK(at.ask("read session/one") == "locked");
    CHECK(at.ask("write session/one other") == "locked");
    CHECK(at.ask("remove session/one") == "locked");
    CHECK(at.ask("read never/stored") == "locked");
    CHECK(at.ask("write never/stored x") == "locked");
    CHECK(at.ask("remove never/stored") == "locked");
    CHECK(at.ask("state") == gnomeKeyringLocked);
    at.session.startUnlockedKeyring();
    CHECK(at.ask("read session/one") == "value value");
    CHECK(at.ask("read never/stored") == "notFound");
}

TEST_CASE("a program that found the keyring locked has its values as soon as it is opened")
{
    Situation at;
    at.session.startUnlockedKeyring();
    REQUIRE(at.ask("write session/one value") == "done");
    at.session.startLockedKeyring();
    const auto program = at.program();
    REQUIRE(program->ask("read session/one") == "locked");
    at.session.startUnlockedKeyring();
    CHECK(program->ask("read session/one") == "value value");
}

TEST_CASE("what must be there and is gone is corrupt, not absent, until it is written or removed again")
{
    Situation at;
    at.session.startUnlockedKeyring();
    REQUIRE(at.ask("write session/one value") == "done");
    REQUIRE(at.ask("write session/two value") == "done");
    at.session.stopKeyring();
    QDir keyrings(at.session.home() + QStringLiteral("/.local/share/keyrings"));
    REQUIRE(keyrings.exists());
    REQUIRE(keyrings.removeRecursively());
    at.session.startUnlockedKeyring();
    CHECK(at.ask("read session/one") == "corrupt");
    CHECK(at.ask("read session/three") == "notFound");
    CHECK(at.ask("write session/one new") == "done");
    CHECK(at.ask("read session/one") == "value new");
    CHECK(at.ask("remove session/two") == "done");
    CHECK(at.ask("read session/two") == "notFound");
}

TEST_CASE("an entry that somebody else changed is corrupt and stays as it is")
{
    Situation at;
    at.session.startUnlockedKeyring();
    REQUIRE(at.ask("write session/one value") == "done");
    QProcess tool;
    tool.setProcessEnvironment(at.environment);
    tool.start(QStringLiteral("secret-tool"),
               {QStringLiteral("store"), QStringLiteral("--label=x"), QStringLiteral("xdg:schema"),
                QStringLiteral("org.qt.keychain"), QStringLiteral("user"), QStringLiteral("session/one"),
                QStringLiteral("server"), QStringLiteral("sallyport-test"), QStringLiteral("type"),
                QStringLiteral("plaintext")});
    tool.write("1:not base64!");
    tool.closeWriteChannel();
    REQUIRE(waitUntil([&] { return tool.state() == QProcess::NotRunning; }));
    REQUIRE(tool.exitCode() == 0);
    CHECK(at.ask("read session/one") == "corrupt");
    CHECK(at.ask("read session/one") == "corrupt");
}

TEST_CASE("an index that cannot be read rules nothing out and is left as it is")
{
    Situation at;
    at.session.startUnlockedKeyring();
    REQUIRE(at.ask("write session/one value") == "done");
    const QByteArray hostile[] = {"",
                                  "{",
                                  "[]",
                                  R"({"version":2,"services":{}})",
                                  R"({"version":1})",
                                  R"({"version":1,"services":{"sallyport-test":{"session/one":true}}})",
                                  R"({"version":1,"services":{"other":[1]}})",
                                  QByteArray(100'000, '['),
                                  QByteArray(2 * 1024 * 1024, ' ')};
    const auto program = at.program();
    for (const auto& bytes : hostile) {
        INFO(bytes.left(80).toStdString());
        QFile file(at.indexPath());
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        CHECK(program->ask("read session/two") == "corrupt");
        CHECK(program->ask("read session/one") == "value value");
        CHECK(program->ask("write session/one value") == "done");
        CHECK(at.index() == bytes);
    }
}

TEST_CASE("a keyring without any collection has nothing and can store nothing")
{
    Situation at;
    at.session.startLockedKeyring(); // of a home in which nobody ever made one
    CHECK(at.ask("read session/one") == "notFound");
    CHECK(at.ask("write session/one value") == "noService");
    CHECK(at.ask("remove session/one") == "done");
    CHECK(at.ask("state") == gnomeKeyringWithoutCollection);
}

TEST_CASE("on a full disk the keychain says noSpace and has what it had")
{
    Situation at;
    at.session.startUnlockedKeyring();
    REQUIRE(at.ask("write session/one value") == "done");
    {
        const FullDisk full(10);
        at.session.startUnlockedKeyring();
        CHECK(at.ask("write session/one longer") == "noSpace");
        CHECK(at.ask("write session/two value") == "noSpace");
        CHECK(at.ask("read session/one") == "value value");
        CHECK(at.ask("read session/two") == "notFound");
    }
    at.session.startUnlockedKeyring();
    CHECK(at.ask("read session/one") == "value value");
    CHECK(at.ask("read session/two") == "notFound");
    CHECK(at.ask("write session/two value") == "done");
}

TEST_CASE("many keys are kept apart")
{
    Situation at;
    at.session.startUnlockedKeyring();
    const auto program = at.program();
    for (int i = 0; i < 60; ++i)
        REQUIRE(program->ask("write many/" + QByteArray::number(i) + " value " + QByteArray::number(i)) == "done");
    const auto other = at.program();
    for (int i = 0; i < 60; ++i)
        CHECK(other->ask("read many/" + QByteArray::number(i)) == "value value " + QByteArray::number(i));
}

TEST_CASE("two programs that write at once lose neither values nor names")
{
    Situation at;
    at.session.startUnlockedKeyring();
    const auto window = at.program();
    const auto cli = at.program();
    for (int i = 0; i < 20; ++i) {
        const QByteArray number = QByteArray::number(i);
        window->say("write window/" + number + " " + number);
        cli->say("write cli/" + number + " " + number);
    }
    for (int i = 0; i < 20; ++i) {
        CHECK(window->hear() == "done");
        CHECK(cli->hear() == "done");
    }
    for (int i = 0; i < 20; ++i)
        CHECK(window->ask("read cli/" + QByteArray::number(i)) == "value " + QByteArray::number(i));
    const auto services = QJsonDocument::fromJson(at.index()).object().value(QStringLiteral("services")).toObject();
    CHECK(services.value(QStringLiteral("sallyport-test")).toArray().size() == 40);
}

TEST_CASE("no value is on disk in the clear, and the index holds names only")
{
    Situation at;
    at.session.startUnlockedKeyring();
    const QByteArray canary = "canary-19d2-value";
    REQUIRE(at.ask("write session/one " + canary) == "done");
    CHECK(at.index() == R"({"services":{"sallyport-test":["session/one"]},"version":1})");
    CHECK(filesWithCanary(at.session.home(), canary) == QStringList());
    CHECK(QFile::permissions(at.indexPath())
          == (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
}
