// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/authenticator_scenes.h"

#include "tests/ui/find.h"

namespace sallyport::test {

account::CodeChallenge ownStepUp()
{
    return {.id = QStringLiteral("c1"),
            .purpose = account::ChallengePurpose::stepUp,
            .beganAt = gallerySeconds - 20,
            .expiresAt = gallerySeconds + 580,
            .ip = QStringLiteral("127.0.0.1"),
            .location = QStringLiteral("This computer (practice)"),
            .network = QStringLiteral("loopback"),
            .deviceId = QStringLiteral("d1"),
            .ours = true};
}

account::CodeChallenge strangersChallenge()
{
    return {.id = QStringLiteral("c2"),
            .purpose = account::ChallengePurpose::signIn,
            .beganAt = gallerySeconds - 40,
            .expiresAt = gallerySeconds + 560,
            .ip = QStringLiteral("198.51.100.23"),
            .location = QStringLiteral("Lagos"),
            .network = QStringLiteral("198.51.100.0/24")};
}

account::ChallengeList challengeList(QList<account::CodeChallenge> challenges)
{
    return {.challenges = std::move(challenges),
            .ip = QStringLiteral("127.0.0.1"),
            .location = QStringLiteral("This computer (practice)"),
            .network = QStringLiteral("loopback")};
}

FakeSession* openAuthenticator(Stage& stage, QList<account::CodeChallenge> challenges)
{
    stage.house.authenticator.add(QStringLiteral("practice"), {}).then(stage.window.get(), [](auto) {});
    FakeSession* session = stage.openSession(ownFacts(), [&challenges](FakeSession& s) {
        s.m_hasAccount = true;
        s.m_authenticators.m_challenges.standing = challengeList(std::move(challenges));
        s.m_alerts.open().then(&s, [](auto) {});
    });
    visible<ui::Button>(stage.window.get(), QStringLiteral("Authenticator"))->click();
    stage.settle();
    return session;
}

QList<Scene> authenticatorScenes()
{
    account::CodeChallenge near = strangersChallenge();
    near.network = QStringLiteral("loopback");
    near.ip = QStringLiteral("127.0.0.1");
    near.location = QStringLiteral("This computer (practice)");
    account::CodeChallenge known = near;
    known.id = QStringLiteral("c3");
    known.deviceId = QStringLiteral("d2");
    return {
        {QStringLiteral("authenticator-quiet"), [](Stage& s) { openAuthenticator(s, {}); }},
        {QStringLiteral("authenticator-own"), [](Stage& s) { openAuthenticator(s, {ownStepUp()}); }},
        {QStringLiteral("authenticator-stranger"), [](Stage& s) { openAuthenticator(s, {strangersChallenge()}); }},
        {QStringLiteral("authenticator-near"), [near, known](Stage& s) { openAuthenticator(s, {near, known}); }},
        {QStringLiteral("authenticator-not-me"),
         [](Stage& s) {
             openAuthenticator(s, {strangersChallenge()});
             visible<ui::Button>(s.window.get(), QStringLiteral("It wasn't me…"))->click();
         }},
        {QStringLiteral("authenticator-not-told"),
         [](Stage& s) {
             FakeSession* session = openAuthenticator(s, {});
             session->m_authenticators.m_challenges.standing =
                 std::unexpected(account::AccountError{.what = account::AccountProblem::tryLater});
             session->m_alerts.add({{.jti = QStringLiteral("x")}}).then(session, [](auto) {});
         }},
    };
}

} // namespace sallyport::test
