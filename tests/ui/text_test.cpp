// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/text/messages.h"
#include "ui/text/plain_caption.h"
#include "ui/text/plate_words.h"
#include "ui/text/time_text.h"

#include <QSet>

using namespace sallyport;
using namespace sallyport::ui;

namespace {

constexpr std::int64_t now = 1'795'342'800'000;

/// Every enumerator from the first to `last`: a message with a finding, each another one.
template <typename E, typename F>
void checkAll(const char* name, E last, F messageOf)
{
    QSet<QString> seen;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const Message said = messageOf(static_cast<E>(i));
        INFO(name << " " << i << ": " << said.finding.toStdString());
        CHECK_FALSE(said.finding.isEmpty());
        CHECK(said.finding.endsWith(u'.') + said.finding.contains(u"https://") > 0);
        CHECK_FALSE(seen.contains(said.finding));
        seen.insert(said.finding);
    }
}

} // namespace

TEST_CASE("every reason that core can give has words of its own")
{
    checkAll("transport", net::TransportError::abandoned, [](auto e) { return message(e); });
    checkAll("store", secrets::SecretStoreError::abandoned, [](auto e) { return message(e); });
    checkAll("otpauth", otp::OtpauthError::badCounter, [](auto e) { return message(e); });
    checkAll("origin", origin::OriginError::notAnOrigin, [](auto e) { return message(e); });
    checkAll("profile", origin::ProfileError::badCertificate, [](auto e) { return message(e); });
    checkAll("clash", origin::ProfileClash::host, [](auto e) { return message(e); });
    checkAll("practice", PracticeError::abandoned, [](auto e) { return message(e); });
    checkAll("problem", auth::Problem::refusedInBrowser, [](auto e) { return message(auth::Trouble{.what = e}, now); });
    checkAll("block", auth::BlockReason::cancelled, [](auto e) { return message(auth::Blocked{.reason = e}, now); });
    checkAll("end", auth::EndCause::unknown,
             [](auto e) { return message(auth::SessionEnd{.cause = e, .endedAt = now / 1000}, now); });
    checkAll("restore", auth::RestoreProblem::abandoned, [](auto e) { return message(auth::RestoreError{.what = e}); });
    checkAll("session", auth::SessionProblem::abandoned, [](auto e) { return message(auth::SessionError{.what = e}); });
    checkAll("sign-out", auth::SignOutOutcome::notConfirmed,
             [](auto e) { return message(auth::SignOutReport{.outcome = e}, now); });
}

TEST_CASE("whatever a person can act on comes with advice")
{
    for (int i = 0; i <= static_cast<int>(auth::Problem::refusedInBrowser); ++i) {
        INFO("problem " << i);
        CHECK_FALSE(message(auth::Trouble{.what = static_cast<auth::Problem>(i)}, now).advice.isEmpty());
    }
    for (int i = 0; i <= static_cast<int>(auth::BlockReason::cancelled); ++i) {
        INFO("block " << i);
        CHECK_FALSE(message(auth::Blocked{.reason = static_cast<auth::BlockReason>(i)}, now).advice.isEmpty());
    }
    for (int i = 0; i <= static_cast<int>(net::TransportError::abandoned); ++i) {
        INFO("transport " << i);
        CHECK_FALSE(message(static_cast<net::TransportError>(i)).advice.isEmpty());
    }
}

TEST_CASE("a message names the time to wait and the tries that are left")
{
    const Message waiting =
        message(auth::Trouble{.what = auth::Problem::tooManyRequests, .notBeforeMs = now + 61'000}, now);
    CHECK(waiting.advice.contains(QStringLiteral("1 min 1 s")));
    const Message wrong = message(auth::Trouble{.what = auth::Problem::wrongCode, .attemptsLeft = 2}, now);
    CHECK(wrong.advice.contains(QStringLiteral(": 2")));
    const Message locked =
        message(auth::Blocked{.reason = auth::BlockReason::locked, .untilMs = now + 15 * 60'000}, now);
    CHECK(locked.advice.contains(QStringLiteral("15 min")));
    CHECK(message(auth::Blocked{.reason = auth::BlockReason::locked, .untilMs = now - 1}, now)
              .advice.contains(QStringLiteral("now")));
}

TEST_CASE("every wait says what is waited for, and nothing else does")
{
    auth::CheckingHuman human;
    QSet<QString> seen;
    for (int i = 0; i <= static_cast<int>(auth::HumanWait::judging); ++i) {
        human.wait = static_cast<auth::HumanWait>(i);
        seen.insert(waitText(auth::State(auth::CheckingHuman{.wait = human.wait})));
    }
    seen.insert(waitText(auth::CheckingCode{.wait = auth::CodeWait::sendingSms}));
    seen.insert(waitText(auth::CheckingCode{.wait = auth::CodeWait::judging}));
    seen.insert(waitText(auth::AddressChecking{}));
    seen.insert(waitText(auth::CheckingCredentials{}));
    seen.insert(waitText(auth::OpeningSession{}));
    seen.insert(waitText(auth::WaitingForBrowser{}));
    CHECK(seen.size() == 9);
    CHECK_FALSE(seen.contains(QString()));
    CHECK(waitText(auth::CredentialsNeeded{}).isEmpty());
    CHECK(waitText(auth::CodeNeeded{}).isEmpty());
    CHECK(waitText(auth::Blocked{}).isEmpty());
    CHECK(waitText(auth::SignedIn{}).isEmpty());
}

TEST_CASE("spans and countdowns read as people say them")
{
    struct Row {
        std::int64_t seconds;
        const char* span;
        const char* countdown;
    };
    const Row rows[] = {{0, "1 s", "0:00"},
                        {-5, "1 s", "0:00"},
                        {8, "8 s", "0:08"},
                        {60, "1 min", "1:00"},
                        {250, "4 min 10 s", "4:10"},
                        {3600, "1 h", "1:00:00"},
                        {3900, "1 h 5 min", "1:05:00"},
                        {93'600, "26 h", "26:00:00"},
                        {14 * 86'400, "14 days", "336:00:00"}};
    for (const Row& row : rows) {
        CHECK(spanText(row.seconds) == QLatin1String(row.span));
        CHECK(countdownText(row.seconds) == QLatin1String(row.countdown));
    }
}

TEST_CASE("a caption is read without its mnemonic mark")
{
    CHECK(plainCaption(QStringLiteral("Phone or &e-mail")) == QStringLiteral("Phone or e-mail"));
    CHECK(plainCaption(QStringLiteral("Salt && &pepper")) == QStringLiteral("Salt & pepper"));
    CHECK(plainCaption(QStringLiteral("trailing &")) == QStringLiteral("trailing &"));
}

TEST_CASE("three words come from the first three bytes of the digest, and all 256 differ")
{
    CHECK(plateWords(QByteArray("\x03\x50", 2)).isEmpty());
    QSet<QString> words;
    for (int i = 0; i < 256; ++i) {
        const QByteArray digest(3, static_cast<char>(i));
        const QStringList three = plateWords(digest);
        REQUIRE(three.size() == 3);
        CHECK(three.at(0) == three.at(2));
        words.insert(three.at(0));
    }
    CHECK(words.size() == 256);
    // What people remember must not change from one version to the next.
    CHECK(plateWords(QByteArray("\x00\x80\xff", 3))
          == QStringList{QStringLiteral("acorn"), plateWords(QByteArray(3, '\x80')).at(0), QStringLiteral("zebra")});
}
