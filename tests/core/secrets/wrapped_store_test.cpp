// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept, locked away: under which conditions it can be had, and that a failure on the way loses nothing.
#include "core/secrets/wrapped_store.h"
#include "core/secrets/wrapped_value.h"
#include "tests/support/canary.h"
#include "tests/support/catch.h"
#include "tests/support/fake_store.h"
#include "tests/support/wait.h"

#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::secrets;
using namespace sallyport::test;

namespace {

const QString session = QStringLiteral("session/practice");
const QString insideKey = QStringLiteral("lock/wrap-key");
const FileStoreCost cheap{.passes = 1, .memoryKiB = 64};
constexpr QByteArrayView canary = "canary-5f3a-the-refresh-token";

Secret text(const char* words)
{
    return Secret::copyOf(words);
}

struct Fixture {
    QTemporaryDir folder;
    FakeStore inner;
    QString path = folder.filePath(QStringLiteral("lock.box"));
    std::unique_ptr<WrappedStore> store = another();

    /// As another program of this person, or this one after a restart.
    std::unique_ptr<WrappedStore> another() { return std::make_unique<WrappedStore>(inner, path, cheap); }
    void write(const QString& key, QByteArrayView value) { REQUIRE(waitFor(store->write(key, Secret::copyOf(value)))); }
    Result<QByteArray, SecretStoreError> read(WrappedStore& from, const QString& key = session)
    {
        auto value = waitFor(from.read(key));
        if (!value)
            return std::unexpected(value.error());
        return value->view().toByteArray();
    }
    void setUp(const char* passphrase = "a local passphrase")
    {
        REQUIRE(waitFor(store->setPassphrase(text(passphrase))));
    }
    bool innerHasCanary() const
    {
        return std::ranges::any_of(*inner.values, [](const auto& entry) {
            return bearsCanary(entry.second.view().toByteArray(), canary.toByteArray());
        });
    }
};

} // namespace

TEST_CASE("without a passphrase values pass as they are")
{
    Fixture f;
    f.write(session, canary);
    CHECK_FALSE(f.store->isSetUp());
    CHECK_FALSE(f.store->isLocked());
    CHECK(f.inner.values->at(session).view() == canary);
    CHECK(f.read(*f.store) == canary.toByteArray());
}

TEST_CASE("once a passphrase is set, what is written lies under its key, in no form of its own")
{
    Fixture f;
    f.write(session, canary);
    f.setUp();
    CHECK(f.innerHasCanary()); // not touched yet: others may be writing it
    CHECK(f.read(*f.store) == canary.toByteArray());
    REQUIRE(waitFor(f.store->rewrap(session)));
    REQUIRE(waitFor(f.store->rewrap(session)));
    REQUIRE(waitFor(f.store->rewrap(QStringLiteral("device/practice")))); // not there: nothing to do
    CHECK_FALSE(f.innerHasCanary());
    CHECK(f.read(*f.store) == canary.toByteArray());
    CHECK(filesWithCanary(f.folder.path(), canary.toByteArray()).isEmpty());
}

TEST_CASE("what is written or removed while a value is put under the key is not undone")
{
    Fixture f;
    f.write(session, "the former one");
    f.setUp();
    auto rewrapped = f.store->rewrap(session);
    auto written = f.store->write(session, Secret::copyOf(canary));
    REQUIRE(waitFor(std::move(written)));
    REQUIRE(waitFor(std::move(rewrapped)));
    CHECK(f.read(*f.store) == canary.toByteArray());
    CHECK_FALSE(f.innerHasCanary());

    const QString device = QStringLiteral("device/practice");
    f.inner.values->insert_or_assign(device, text("a key"));
    auto again = f.store->rewrap(device);
    auto removed = f.store->remove(device);
    REQUIRE(waitFor(std::move(removed)));
    REQUIRE(waitFor(std::move(again)));
    CHECK_FALSE(f.inner.has(device));
}

TEST_CASE("locked, nothing is read or written, and only the passphrase opens it")
{
    Fixture f;
    f.setUp();
    f.write(session, canary);
    f.store->lock();
    CHECK(f.store->isLocked());
    CHECK(f.read(*f.store).error() == SecretStoreError::locked);
    const auto written = waitFor(f.store->write(session, text("other")));
    CHECK(written.error() == SecretStoreError::locked);
    CHECK(waitFor(f.store->unlock(text("a wrong one"))).error() == SecretStoreError::wrongPassphrase);
    CHECK(waitFor(f.store->unlock(Secret())).error() == SecretStoreError::wrongPassphrase);
    CHECK(f.store->isLocked());
    CHECK(waitFor(f.store->unlockFromInside()).error() == SecretStoreError::notFound);
    REQUIRE(waitFor(f.store->unlock(text("a local passphrase"))));
    CHECK(f.read(*f.store) == canary.toByteArray());
}

TEST_CASE("after a restart it is locked, and so it is for another program")
{
    Fixture f;
    auto other = f.another(); // begun before there was a passphrase
    f.setUp();
    f.write(session, canary);
    auto restarted = f.another();
    CHECK(restarted->isLocked());
    CHECK(f.read(*restarted).error() == SecretStoreError::locked);
    CHECK(other->isLocked()); // it must not write its plain values over the wrapped ones
    REQUIRE(waitFor(other->unlock(text("a local passphrase"))));
    CHECK(f.read(*other) == canary.toByteArray());
}

TEST_CASE("a question under way when it locks gives nothing away, and its answer is one")
{
    Fixture f;
    f.setUp();
    f.write(session, canary);
    auto reading = f.store->read(session);
    f.store->lock();
    const auto value = waitFor(std::move(reading));
    REQUIRE_FALSE(value);
    CHECK(value.error() == SecretStoreError::locked);
}

TEST_CASE("locked while it is being unlocked, it stays locked")
{
    Fixture f;
    f.setUp();
    f.store->lock();
    auto unlocking = f.store->unlock(text("a local passphrase"));
    f.store->lock();
    CHECK(waitFor(std::move(unlocking)).error() == SecretStoreError::locked);
    CHECK(f.store->isLocked());
}

TEST_CASE("the passphrase is changed in one step: the former one opens nothing afterwards")
{
    Fixture f;
    f.setUp();
    f.write(session, canary);
    f.setUp("another one");
    auto restarted = f.another();
    CHECK(waitFor(restarted->unlock(text("a local passphrase"))).error() == SecretStoreError::wrongPassphrase);
    REQUIRE(waitFor(restarted->check(text("another one"))));
    CHECK(restarted->isLocked()); // asked is not opened
    REQUIRE(waitFor(restarted->unlock(text("another one"))));
    CHECK(f.read(*restarted) == canary.toByteArray());
}

TEST_CASE("a passphrase that cannot be written leaves the former one in force")
{
    Fixture f;
    f.setUp();
    f.write(session, canary);
    REQUIRE(QDir(f.folder.path()).mkdir(QStringLiteral("lock.box.new"))); // in the way
    CHECK_FALSE(waitFor(f.store->setPassphrase(text("another one"))));
    auto restarted = f.another();
    REQUIRE(waitFor(restarted->unlock(text("a local passphrase"))));
    CHECK(f.read(*restarted) == canary.toByteArray());
}

TEST_CASE("without the passphrase again, all can be read as before, also after a restart")
{
    Fixture f;
    f.setUp();
    f.write(session, canary);
    REQUIRE(waitFor(f.store->removePassphrase()));
    CHECK_FALSE(f.store->isSetUp());
    auto restarted = f.another();
    CHECK_FALSE(restarted->isLocked());
    CHECK(f.read(*restarted) == canary.toByteArray());
    f.store = f.another();
    f.setUp("the second time"); // takes the key that lay inside, and away from there
    CHECK_FALSE(f.inner.has(insideKey));
    CHECK(f.read(*f.store) == canary.toByteArray());
    f.store->lock();
    CHECK(waitFor(f.store->unlockFromInside()).error() == SecretStoreError::notFound);
}

TEST_CASE("a keychain that does not take the key keeps the passphrase in force")
{
    Fixture f;
    f.setUp();
    f.write(session, canary);
    f.inner.failWrites = SecretStoreError::denied;
    CHECK(waitFor(f.store->removePassphrase()).error() == SecretStoreError::denied);
    CHECK(f.store->isSetUp());
    CHECK(f.read(*f.store) == canary.toByteArray());
}

TEST_CASE("for the system's own check the key lies inside, for as long as that is wanted")
{
    Fixture f;
    f.setUp();
    f.write(session, canary);
    REQUIRE(waitFor(f.store->keepKeyInside(true)));
    auto restarted = f.another();
    CHECK(restarted->isLocked()); // until somebody says so
    REQUIRE(waitFor(restarted->unlockFromInside()));
    CHECK(f.read(*restarted) == canary.toByteArray());
    REQUIRE(waitFor(restarted->keepKeyInside(false)));
    restarted->lock();
    CHECK(waitFor(restarted->unlockFromInside()).error() == SecretStoreError::notFound);
}

TEST_CASE("a damaged lock file is said to be damaged, and never taken for none")
{
    Fixture f;
    f.setUp();
    QFile file(f.path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.resize(40));
    file.close();
    auto restarted = f.another();
    CHECK(restarted->isLocked());
    CHECK(waitFor(restarted->unlock(text("a local passphrase"))).error() == SecretStoreError::corrupt);
}

TEST_CASE("a wrapped value is good for its own name, whole, under its own key")
{
    const auto random = systemRandom();
    const auto key = Secret::random(random, wrapKeyBytes);
    const auto wrapped = wrapValue(session, Secret::copyOf(canary), key, random);
    REQUIRE(wrapped.size() == canary.size() + wrapOverhead);
    CHECK(unwrapValue(session, wrapped, key).value().view() == canary);
    CHECK_FALSE(unwrapValue(QStringLiteral("device/practice"), wrapped, key));
    CHECK_FALSE(unwrapValue(session, wrapped, Secret::random(random, wrapKeyBytes)));
    for (qsizetype i = 0; i < wrapped.size(); ++i) {
        auto bent = wrapped.clone();
        bent.data()[i] ^= 1;
        CHECK_FALSE(unwrapValue(session, bent, key));
        CHECK_FALSE(unwrapValue(session, Secret::copyOf(wrapped.view().first(i)), key));
    }
    CHECK(unwrapValue(session, wrapValue(session, Secret(), key, random), key).value().isEmpty());
}
