// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_store.h"

#include "tests/support/wait.h"

#include <QFile>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using account::Alert;
using account::AlertLimits;
using account::AlertStore;
using account::NotMe;
using account::NotMeStep;
using account::Review;

namespace {

Alert alert(int number, account::AlertKind kind = account::AlertKind::newDevice)
{
    Alert one{.jti = QStringLiteral("jti-%1").arg(number), .kind = kind, .at = 1000 + number, .receivedAt = 5};
    one.severity = severityOf(one);
    return one;
}

struct Files {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("alerts-p.jsonl"));

    std::unique_ptr<AlertStore> open(AlertLimits limits = {}) const
    {
        auto store = std::make_unique<AlertStore>(folder.path(), QStringLiteral("p"), limits);
        REQUIRE(waitFor(store->open()));
        return store;
    }
    QByteArray content() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void append(const QByteArray& bytes) const
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::Append));
        file.write(bytes);
    }
};

} // namespace

TEST_CASE("alerts, what the person made of them, steps and the proof of life survive a restart")
{
    Files f;
    NotMe steps = NotMe::forAlert(alert(2));
    steps.start(NotMeStep::endOthers);
    steps.succeed(NotMeStep::endOthers);
    {
        const auto store = f.open();
        REQUIRE(waitFor(store->add({alert(1), alert(2), alert(3), alert(3)})));
        REQUIRE(waitFor(store->review(QStringLiteral("jti-1"), Review::mine)));
        REQUIRE(waitFor(store->keepSteps(QStringLiteral("jti-2"), steps)));
        REQUIRE(waitFor(store->noteProofOfLife(7500)));
        CHECK(store->openCount() == 1);
    }
    const auto store = f.open();
    REQUIRE(store->alerts().size() == 3);
    CHECK(store->alerts().first() == alert(3));
    CHECK(store->find(QStringLiteral("jti-1"))->review == Review::mine);
    CHECK(store->find(QStringLiteral("jti-2"))->review == Review::notMine);
    CHECK(store->steps(QStringLiteral("jti-2")) == steps);
    CHECK(store->lastProofOfLife() == 7);
    CHECK(store->openCount() == 1);
}

TEST_CASE("of alerts of one second the one that came last stands first, also after a restart")
{
    Files f;
    const auto inOneSecond = [](int number) {
        Alert one = alert(number);
        one.at = 2000;
        return one;
    };
    {
        const auto store = f.open();
        for (const int number : {5, 9, 1, 7})
            REQUIRE(waitFor(store->add({inOneSecond(number)})));
        CHECK(store->alerts().first() == inOneSecond(7));
    }
    const auto store = f.open();
    QStringList jtis;
    for (const Alert& one : store->alerts())
        jtis.append(one.jti);
    CHECK(jtis.join(u' ') == QStringLiteral("jti-7 jti-1 jti-9 jti-5"));
}

TEST_CASE("a last line torn by a crash costs nothing but itself, and the next line stands on its own")
{
    Files f;
    REQUIRE(waitFor(f.open()->add({alert(1)})));
    f.append(R"({"alert":{"jti":"jti-2","at":1002,"rece)");
    {
        const auto store = f.open();
        CHECK(store->damagedLines() == 1);
        REQUIRE(waitFor(store->add({alert(3)})));
    }
    const auto store = f.open();
    CHECK(store->alerts().size() == 2);
    CHECK(store->damagedLines() == 1);
    CHECK(f.content().contains("jti-2"));
}

TEST_CASE("corrupt lines are passed over and counted, and never taken from the file, not even when it is shortened")
{
    Files f;
    f.append(QByteArrayLiteral("garbage\n\x00\xff\n[1]\n{\"alert\":{}}\n{\"review\":7}\n") + QByteArray(70'000, 'x')
             + '\n');
    const AlertLimits small{.alerts = 10, .shortenFrom = 1000};
    const auto store = f.open(small);
    CHECK(store->damagedLines() >= 5);
    for (int i = 0; i < 40; ++i)
        REQUIRE(waitFor(store->add({alert(i)})));
    CHECK(f.content().contains("garbage\n"));
    CHECK(f.content().contains(QByteArray(70'000, 'x')));
    const auto again = f.open(small);
    CHECK(again->alerts().size() == 10);
    CHECK(again->damagedLines() == store->damagedLines());
}

TEST_CASE("a file grown long is shortened, and says the same")
{
    Files f;
    const AlertLimits small{.alerts = 10, .shortenFrom = 4000};
    const auto store = f.open(small);
    for (int i = 0; i < 100; ++i) {
        REQUIRE(waitFor(store->add({alert(i)})));
        REQUIRE(waitFor(store->review(QStringLiteral("jti-%1").arg(i), Review::mine)));
        REQUIRE(waitFor(store->noteProofOfLife(i * 1000)));
    }
    CHECK(f.content().size() < 9000);
    const auto again = f.open(small);
    CHECK(again->alerts() == store->alerts());
    CHECK(again->lastProofOfLife() == 99);
}

TEST_CASE("what was said last of an alert is what the shortened file says")
{
    for (const auto last : {Review::open, Review::mine, Review::notMine}) {
        account::AlertLog log;
        log.takeAll(account::AlertLog::alertLine(alert(1))
                    + account::AlertLog::stepsLine(QStringLiteral("jti-1"), NotMe::forAlert(alert(1)))
                    + account::AlertLog::reviewLine(QStringLiteral("jti-1"), last));
        account::AlertLog again;
        again.takeAll(log.write());
        CHECK(again.alerts().first().review == last);
        CHECK(again.steps().size() == 1);
    }
}

TEST_CASE("beyond the limit the least telling go: one's own, then calm ones, then old ones; never unfinished steps")
{
    Files f;
    const auto store = f.open({.alerts = 4});
    REQUIRE(waitFor(store->add({alert(0), alert(1), alert(2, account::AlertKind::accountUnlocked), alert(3)})));
    REQUIRE(waitFor(store->keepSteps(QStringLiteral("jti-0"), NotMe::forAlert(alert(0)))));
    REQUIRE(waitFor(store->review(QStringLiteral("jti-3"), Review::mine)));
    REQUIRE(waitFor(store->add({alert(4)})));
    CHECK_FALSE(store->find(QStringLiteral("jti-3")));
    REQUIRE(waitFor(store->add({alert(5)})));
    CHECK_FALSE(store->find(QStringLiteral("jti-2")));
    REQUIRE(waitFor(store->add({alert(6)})));
    CHECK_FALSE(store->find(QStringLiteral("jti-1")));
    CHECK(store->find(QStringLiteral("jti-0")));
}

TEST_CASE("two programs share the file: each sees what the other added, once, also after one shortened it")
{
    Files f;
    const AlertLimits small{.alerts = 50, .shortenFrom = 2000};
    const auto one = f.open(small);
    const auto two = f.open(small);
    QStringList seen;
    QObject::connect(two.get(), &AlertStore::added, two.get(), [&](const Alert& a) { seen << a.jti; });
    for (int i = 0; i < 30; ++i) {
        REQUIRE(waitFor(one->add({alert(i)})));
        REQUIRE(waitFor(one->review(QStringLiteral("jti-%1").arg(i), Review::mine)));
        REQUIRE(waitFor(one->review(QStringLiteral("jti-%1").arg(i), Review::open)));
        if (i % 3 == 0)
            REQUIRE(waitFor(two->refresh()));
    }
    REQUIRE(waitFor(two->refresh()));
    REQUIRE(waitFor(two->review(QStringLiteral("jti-7"), Review::mine)));
    REQUIRE(waitFor(one->refresh()));
    CHECK(seen.size() == 30);
    CHECK(one->find(QStringLiteral("jti-7"))->review == Review::mine);
    CHECK(f.open(small)->alerts() == one->alerts());
}

TEST_CASE("without a folder nothing is written")
{
    AlertStore store({}, QStringLiteral("p"));
    REQUIRE(waitFor(store.open()));
    REQUIRE(waitFor(store.add({alert(1)})));
    CHECK(store.alerts().size() == 1);
}
