// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The authenticator's page: what codes are asked for, and when the built-in authenticator shows one.
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/authenticator_scenes.h"
#include "tests/ui/find.h"
#include "ui/authenticator/challenge_watch.h"
#include "ui/text/challenge_messages.h"

using namespace sallyport;
using namespace sallyport::test;
using account::AccountError;
using account::AccountProblem;
using ui::ChallengeOf;

namespace {

QString shownCode(Stage& stage)
{
    return stage.house.authenticator.codeAt(QStringLiteral("practice"), gallerySeconds)->digits;
}

bool showsCode(Stage& stage)
{
    const QString digits = shownCode(stage);
    return says(stage.window.get(), digits.left(3) + u' ' + digits.mid(3));
}

void click(Stage& stage, const QString& caption)
{
    auto* button = visible<ui::Button>(stage.window.get(), caption);
    REQUIRE(button != nullptr);
    button->click();
    stage.settle();
}

/// Something happens to the account.
void alertComes(Stage& stage, FakeSession& session)
{
    session.m_alerts.add({account::Alert{.jti = QStringLiteral("news")}}).then(&session, [](auto) {});
    stage.settle();
}

} // namespace

TEST_CASE("who asks for a code is judged by session, key and network, never by a name")
{
    struct Row {
        const char* what;
        bool ours;
        const char* deviceId;
        const char* network;
        ChallengeOf whose;
    };
    const Row rows[] = {{"this session", true, "d1", "loopback", ChallengeOf::thisSession},
                        {"this session, seen from elsewhere", true, "", "198.51.100.0/24", ChallengeOf::thisSession},
                        {"this computer's key", false, "d1", "loopback", ChallengeOf::thisComputer},
                        {"another key", false, "d2", "loopback", ChallengeOf::otherDevice},
                        {"no key, same network", false, "", "loopback", ChallengeOf::sameNetwork},
                        {"no key, another network", false, "", "198.51.100.0/24", ChallengeOf::elsewhere},
                        {"no key, no network", false, "", "", ChallengeOf::elsewhere}};
    for (const auto& row : rows) {
        INFO(row.what);
        account::CodeChallenge challenge = ownStepUp();
        challenge.ours = row.ours;
        challenge.deviceId = QLatin1String(row.deviceId);
        challenge.network = QLatin1String(row.network);
        CHECK(ui::whose(challenge, challengeList({}), QStringLiteral("d1")) == row.whose);
        CHECK_FALSE(ui::message(challenge, row.whose).finding.isEmpty());
        CHECK_FALSE(ui::message(challenge, row.whose).advice.isEmpty());
    }
    // Where neither side's network is known they are not the same.
    account::CodeChallenge unknown = strangersChallenge();
    unknown.network.clear();
    CHECK(ui::whose(unknown, {}, {}) == ChallengeOf::elsewhere);
}

TEST_CASE("a code asked for from elsewhere is shown as what it is, with from where, beside this computer's own place")
{
    Stage stage;
    QWidget* window = stage.window.get();
    openAuthenticator(stage, {strangersChallenge()});
    CHECK(says(window, QStringLiteral("Someone else has your passphrase")));
    CHECK(says(window, QStringLiteral("Signing in")));
    CHECK(says(window, QStringLiteral("198.51.100.23")));
    CHECK(says(window, QStringLiteral("network 198.51.100.0/24")));
    CHECK(says(window, QStringLiteral("Lagos (estimate)")));
    CHECK(says(window, QStringLiteral("This computer (practice) (estimate)")));
    CHECK(says(window, QStringLiteral("Give the code to nobody")));
    CHECK_FALSE(showsCode(stage));
}

TEST_CASE("the built-in code is shown while this computer is asked for one, and hidden again when it is not")
{
    Stage stage;
    FakeSession* session = openAuthenticator(stage, {ownStepUp()});
    CHECK(showsCode(stage));
    CHECK(says(stage.window.get(), QStringLiteral("because the service asks this computer")));
    session->m_authenticators.m_challenges.standing = challengeList({});
    alertComes(stage, *session);
    CHECK_FALSE(showsCode(stage));
    CHECK(says(stage.window.get(), QStringLiteral("The service asks nobody for a code right now")));
}

TEST_CASE("a code that the person wants stays half a minute, and not on a page that is left")
{
    Stage stage;
    openAuthenticator(stage, {});
    const int before = stage.house.authenticator.m_asked;
    CHECK(before == 0); // nothing is computed while nothing is shown
    click(stage, QStringLiteral("Show the code"));
    CHECK(showsCode(stage));
    click(stage, QStringLiteral("Hide the code"));
    CHECK_FALSE(showsCode(stage));
    click(stage, QStringLiteral("Show the code"));
    stage.house.clock.advanceMs(31'000);
    REQUIRE(waitUntil([&] { return !showsCode(stage); }));
    click(stage, QStringLiteral("Show the code"));
    click(stage, QStringLiteral("Overview"));
    click(stage, QStringLiteral("Authenticator"));
    CHECK_FALSE(showsCode(stage));
}

TEST_CASE("nothing is asked while nobody looks, but for an alert")
{
    Stage stage;
    FakeSession* session = openAuthenticator(stage, {});
    click(stage, QStringLiteral("Overview"));
    auto& asked = session->m_authenticators.m_challenges;
    const auto before = asked.count();
    asked.standing = challengeList({strangersChallenge()});
    alertComes(stage, *session);
    CHECK(asked.count() == before + 1);
    // The sidebar says so, wherever the person is.
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Authenticator, 1 to look at")) != nullptr);
}

TEST_CASE("a watch asks again and again only while it watches, and more rarely while the service fails")
{
    FakeAuthenticators service;
    ui::ChallengeWatch watch(service, nullptr, std::chrono::milliseconds(1));
    watch.look();
    watch.look();
    CHECK(service.m_challenges.count() == 1); // one at a time
    service.m_challenges.answer(challengeList({}));
    REQUIRE(waitUntil([&] { return service.m_challenges.count() == 2; })); // the second look
    service.m_challenges.answer(challengeList({ownStepUp()}));
    REQUIRE(waitUntil([&] { return watch.list() && watch.list()->challenges.size() == 1; }));
    watch.setWatching(true);
    for (int i = 0; i < 5; ++i) {
        REQUIRE(waitUntil([&] { return !service.m_challenges.open.empty(); }));
        service.m_challenges.answer(std::unexpected(AccountError{.what = AccountProblem::tryLater}));
        REQUIRE(waitUntil([&] { return watch.error().has_value(); }));
        CHECK_FALSE(watch.list()); // what stood before is not shown as if it still did
    }
    CHECK(watch.pause() == std::chrono::milliseconds(16));
    REQUIRE(waitUntil([&] { return !service.m_challenges.open.empty(); }));
    watch.setWatching(false);
    service.m_challenges.answer(challengeList({}));
    REQUIRE(waitUntil([&] { return watch.list().has_value(); }));
    CHECK(watch.pause() == std::chrono::milliseconds(1));
    CHECK_FALSE(watch.isWatching());
}

TEST_CASE("“It was me” quietens a challenge, and “It wasn't me” opens the steps and leads back")
{
    Stage stage;
    QWidget* window = stage.window.get();
    FakeSession* session = openAuthenticator(stage, {strangersChallenge()});
    SECTION("mine")
    {
        click(stage, QStringLiteral("It was me"));
        CHECK_FALSE(says(window, QStringLiteral("Someone else has your passphrase")));
        CHECK(says(window, QStringLiteral("You said that this is you")));
        CHECK(visible<ui::Button>(window, QStringLiteral("Authenticator, 1 to look at")) == nullptr);
    }
    SECTION("not mine")
    {
        session->m_account.m_endOthers.standing = account::EndManyReport{};
        click(stage, QStringLiteral("It wasn't me…"));
        CHECK(says(window, QStringLiteral("Change the passphrase")));
        CHECK(session->m_alerts.alerts().isEmpty()); // nothing is made up in the list of alerts
        click(stage, QStringLiteral("Back to the authenticator"));
        CHECK(says(window, QStringLiteral("Someone else has your passphrase")));
        // Again, with the steps as they stand.
        click(stage, QStringLiteral("It wasn't me…"));
        CHECK(says(window, QStringLiteral("Change the passphrase")));
    }
}

TEST_CASE("that the service does not tell is said, and not taken for “nobody asks”")
{
    Stage stage;
    FakeSession* session = openAuthenticator(stage, {strangersChallenge()});
    session->m_authenticators.m_challenges.standing = std::unexpected(AccountError{.what = AccountProblem::unreadable});
    alertComes(stage, *session);
    CHECK(says(stage.window.get(), QStringLiteral("Whether a code is asked for cannot be told")));
    CHECK_FALSE(says(stage.window.get(), QStringLiteral("asks nobody for a code")));
}

TEST_CASE("a challenge goes when its time is over")
{
    Stage stage;
    openAuthenticator(stage, {strangersChallenge()});
    stage.house.clock.advanceMs(600'000);
    REQUIRE(waitUntil([&] { return !says(stage.window.get(), QStringLiteral("Someone else has your passphrase")); }));
}
