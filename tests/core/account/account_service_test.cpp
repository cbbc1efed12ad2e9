// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/account/account_fixture.h"

using namespace sallyport;
using namespace sallyport::test;
using account::AccountProblem;
using account::DeviceEndOutcome;
using account::EndOutcome;
using net::HttpRequest;
using net::Method;

namespace {

const QString other = QStringLiteral("s-other");

struct Account : AccountFixture {
    account::HttpAccountService account{*session};
    QString own = session->facts().sessionId;

    /// Ends `other` with that receipt.
    Result<account::EndReport, account::AccountError> endWith(const QString& receipt)
    {
        api = [receipt](const HttpRequest&) { return receipts({receipt}); };
        return waitFor(account.endSession(other));
    }
    AccountProblem problemOf(int status, const QJsonObject& body)
    {
        api = [=](const HttpRequest&) { return json(status, body); };
        const auto answer = waitFor(account.setAntiPhishingCode(QStringLiteral("blue heron")));
        REQUIRE_FALSE(answer);
        return answer.error().what;
    }
};

QJsonObject errorBody(const char* word)
{
    return {{QStringLiteral("error"), QLatin1String(word)}};
}

} // namespace

TEST_CASE("sessions are read page by page")
{
    Account f;
    f.api = [&](const HttpRequest& request) {
        const bool second = request.url.query().contains(QStringLiteral("cursor=a%2Fb"));
        return json(200,
                    {{QStringLiteral("sessions"), f.sessionObjects({second ? other : f.own})},
                     {QStringLiteral("next"), second ? QJsonValue() : QJsonValue(QStringLiteral("a/b"))}});
    };
    const auto sessions = waitFor(f.account.sessions());
    REQUIRE(sessions);
    REQUIRE(sessions->size() == 2);
    CHECK(sessions->at(0).current);
    CHECK(sessions->at(1).id == other);
}

TEST_CASE("a list whose pages never end is given up")
{
    Account f;
    f.api = [&](const HttpRequest&) {
        return json(200, {{QStringLiteral("sessions"), QJsonArray{}}, {QStringLiteral("next"), QStringLiteral("x")}});
    };
    CHECK(waitFor(f.account.sessions()).error().what == AccountProblem::unreadable);
}

TEST_CASE("a list that grows beyond reason is given up long before the memory is full")
{
    Account f;
    int pages = 0;
    f.api = [&](const HttpRequest&) {
        const auto page = f.sessionObjects(QStringList(1000, other));
        return json(200, {{QStringLiteral("sessions"), page}, {QStringLiteral("next"), QString::number(++pages)}});
    };
    CHECK(waitFor(f.account.sessions()).error().what == AccountProblem::unreadable);
    CHECK(pages == 21);
}

TEST_CASE("a session counts as ended only by a receipt that verifies and is its own")
{
    Account f;
    const auto good = f.endWith(f.receipt(other));
    REQUIRE(good);
    CHECK(good->outcome == EndOutcome::ended);
    CHECK(good->end.cause == auth::EndCause::otherSession);

    const auto type = QStringLiteral("session-end-receipt+jwt");
    auto elsewhere = f.receiptClaims(other);
    elsewhere.insert(QStringLiteral("iss"), QStringLiteral("https://evil.example"));
    const auto forged = f.sign(jose::EcKey::generate(), type, f.receiptClaims(other));
    const auto wrongType = f.sign(f.key, QStringLiteral("secevent+jwt"), f.receiptClaims(other));
    const QString bad[] = {QString::fromLatin1(forged),
                           f.receipt(QStringLiteral("s-third")), // forged; of another session
                           QString::fromLatin1(f.sign(f.key, type, elsewhere)),
                           QString::fromLatin1(wrongType),
                           QStringLiteral("nonsense"),
                           QString()};
    for (const auto& receipt : bad) {
        const auto report = f.endWith(receipt);
        REQUIRE_FALSE(report);
        CHECK(report.error().what == AccountProblem::noReceipt);
    }
}

TEST_CASE("an id that is not among one's own is said to be that, not ended")
{
    Account f;
    f.api = [](const HttpRequest&) { return AccountFixture::receipts({}); };
    CHECK(waitFor(f.account.endSession(other))->outcome == EndOutcome::notAmongYours);
}

TEST_CASE("revoking oneself is refused here; nothing is sent")
{
    Account f;
    f.api = [](const HttpRequest&) -> FakeTransport::Outcome {
        FAIL("was sent");
        return json(500);
    };
    CHECK(waitFor(f.account.endSession(f.own)).error().what == AccountProblem::ownSession);
    CHECK(waitFor(f.account.revokeDevice(f.session->facts().deviceId)).error().what == AccountProblem::ownSession);
}

TEST_CASE("two windows revoke the same session: both get the proof")
{
    Account f;
    account::HttpAccountService second(*f.session);
    f.api = [&](const HttpRequest&) { return AccountFixture::receipts({f.receipt(other)}); };
    auto one = f.account.endSession(other);
    auto two = second.endSession(other);
    CHECK(waitFor(std::move(one))->outcome == EndOutcome::ended);
    CHECK(waitFor(std::move(two))->outcome == EndOutcome::ended);
}

TEST_CASE("the service dies between revoke and receipt: an error, and asking again gets the receipt")
{
    Account f;
    bool dead = true;
    f.api = [&](const HttpRequest&) -> FakeTransport::Outcome {
        if (std::exchange(dead, false))
            return std::unexpected(net::TransportError::hungUp);
        return AccountFixture::receipts({f.receipt(other)});
    };
    const auto lost = waitFor(f.account.endSession(other));
    REQUIRE_FALSE(lost);
    CHECK(lost.error().session->transport == net::TransportError::hungUp);
    CHECK(waitFor(f.account.endSession(other))->outcome == EndOutcome::ended);
}

TEST_CASE("ending all others says which are proved ended and which are not")
{
    Account f;
    const QStringList open{f.own, QStringLiteral("s-1"), QStringLiteral("s-2"), QStringLiteral("s-3"),
                           QStringLiteral("s-4")};
    QStringList single;
    f.api = [&](const HttpRequest& request) {
        if (request.method == Method::get)
            return json(200, {{QStringLiteral("sessions"), f.sessionObjects(open)}});
        const auto path = request.url.path();
        if (path.endsWith(QStringLiteral("/sessions"))) { // own one claimed, s-1 twice, s-2 forged
            const auto forged = f.sign(jose::EcKey::generate(), QStringLiteral("session-end-receipt+jwt"),
                                       f.receiptClaims(QStringLiteral("s-2")));
            return AccountFixture::receipts({f.receipt(f.own), f.receipt(QStringLiteral("s-1")),
                                             f.receipt(QStringLiteral("s-1")), QString::fromLatin1(forged)});
        }
        single << path.section(u'/', -1);
        // Another window was faster with s-3: its receipt is still there for the asking. Nothing is known of s-2, s-4.
        return AccountFixture::receipts(
            path.endsWith(QStringLiteral("s-3")) ? QStringList{f.receipt(QStringLiteral("s-3"))} : QStringList());
    };
    const auto report = waitFor(f.account.endOthers());
    REQUIRE(report);
    QStringList ended;
    for (const auto& one : report->ended)
        ended << one.sessionId;
    ended.sort();
    auto notEnded = report->notEnded;
    notEnded.sort();
    CHECK(ended == QStringList{QStringLiteral("s-1"), QStringLiteral("s-3")});
    CHECK(notEnded == QStringList{QStringLiteral("s-2"), QStringLiteral("s-4")});
    CHECK_FALSE(single.contains(f.own));
    CHECK_FALSE(f.session->end());
}

TEST_CASE("a flood of bad receipts does not make the keys be fetched for each")
{
    Account f;
    QStringList open;
    QStringList bad;
    const auto stranger = jose::EcKey::generate();
    for (int i = 0; i < 200; ++i) {
        open << QStringLiteral("s-%1").arg(i);
        bad << QString::fromLatin1(
            f.sign(stranger, QStringLiteral("session-end-receipt+jwt"), f.receiptClaims(open.last())));
    }
    f.api = [&](const HttpRequest& request) {
        return request.method == Method::get ? json(200, {{QStringLiteral("sessions"), f.sessionObjects(open)}})
                                             : AccountFixture::receipts(bad);
    };
    const auto report = waitFor(f.account.endOthers());
    REQUIRE(report);
    CHECK(report->ended.isEmpty());
    CHECK(report->notEnded.size() == 200);
    CHECK(f.keysAsked < 10);
}

TEST_CASE("a device is gone when its sessions have receipts and the service lists it no more")
{
    Account f;
    bool listed = true;
    bool keepsListing = false;
    f.api = [&](const HttpRequest& request) {
        if (request.method == Method::del) {
            listed = keepsListing;
            return AccountFixture::receipts({f.receipt(other)});
        }
        QJsonArray devices;
        if (listed) {
            devices.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("d-1")},
                                       {QStringLiteral("name"), QStringLiteral("Old laptop")},
                                       {QStringLiteral("first_seen_at"), 1},
                                       {QStringLiteral("last_seen_at"), 2},
                                       {QStringLiteral("sessions"), f.sessionObjects({other})}});
        }
        return json(200,
                    {{QStringLiteral("devices"), devices}, {QStringLiteral("sessions_without_device"), QJsonArray{}}});
    };
    CHECK(waitFor(f.account.revokeDevice(QStringLiteral("d-9")))->outcome == DeviceEndOutcome::notAmongYours);
    keepsListing = true;
    CHECK(waitFor(f.account.revokeDevice(QStringLiteral("d-1")))->outcome == DeviceEndOutcome::partly);
    keepsListing = false;
    const auto report = waitFor(f.account.revokeDevice(QStringLiteral("d-1")));
    REQUIRE(report);
    CHECK(report->outcome == DeviceEndOutcome::gone);
    CHECK(report->sessions.ended.size() == 1);
}

TEST_CASE("a device list of 10,000 sessions is read")
{
    Account f;
    QStringList ids;
    for (int i = 0; i < 10'000; ++i)
        ids << QStringLiteral("s-%1").arg(i);
    const QJsonObject device{{QStringLiteral("id"), QStringLiteral("d-1")},
                             {QStringLiteral("first_seen_at"), 1},
                             {QStringLiteral("last_seen_at"), 2},
                             {QStringLiteral("sessions"), f.sessionObjects(ids)}};
    const auto answer = json(
        200,
        {{QStringLiteral("devices"), QJsonArray{device}}, {QStringLiteral("sessions_without_device"), QJsonArray{}}});
    f.api = [&](const HttpRequest&) { return answer; };
    const auto list = waitFor(f.account.devices());
    REQUIRE(list);
    CHECK(list->devices.first().sessions.size() == 10'000);
}

TEST_CASE("each refusal has its own error")
{
    Account f;
    CHECK(f.problemOf(403, errorBody("newcomer")) == AccountProblem::newcomer);
    CHECK(f.problemOf(403, errorBody("shared_computer")) == AccountProblem::sharedComputer);
    CHECK(f.problemOf(404, errorBody("not_found")) == AccountProblem::notFound);
    CHECK(f.problemOf(403, errorBody("whatever")) == AccountProblem::refused);
    CHECK(f.problemOf(400, errorBody("weak_password")) == AccountProblem::weakPassword);
    CHECK(f.problemOf(403, errorBody("wrong_code")) == AccountProblem::wrongCode);
    CHECK(f.problemOf(429, {}) == AccountProblem::tryLater);
    CHECK(f.problemOf(500, errorBody("newcomer")) == AccountProblem::unreadable);
    CHECK(f.problemOf(200, {}) == AccountProblem::unreadable);
}

TEST_CASE("a service without an account API is said to be one, and nothing is asked of it")
{
    AuthFixture f;
    f.service.metadata.remove(QStringLiteral("account_endpoint"));
    const auto session = f.signInAs(f.own());
    int asked = 0;
    f.service.before = [&](const HttpRequest&) -> std::optional<FakeTransport::Outcome> {
        ++asked;
        return std::nullopt;
    };
    account::HttpAccountService account(*session);
    CHECK(waitFor(account.sessions()).error().what == AccountProblem::notOffered);
    CHECK(waitFor(account.devices()).error().what == AccountProblem::notOffered);
    CHECK(waitFor(account.endSession(other)).error().what == AccountProblem::notOffered);
    CHECK(waitFor(account.endOthers()).error().what == AccountProblem::notOffered);
    CHECK(asked == 0);
}

TEST_CASE("names and codes outside the rules are not sent")
{
    Account f;
    f.api = [](const HttpRequest&) -> FakeTransport::Outcome {
        FAIL("was sent");
        return json(500);
    };
    const QString names[] = {QString(), QString(65, u'a'), QStringLiteral("a\nb"), QStringLiteral("a\u202Eb"),
                             QStringLiteral(" a")};
    for (const auto& name : names)
        CHECK(waitFor(f.account.renameDevice(QStringLiteral("d"), name)).error().what == AccountProblem::badValue);
    const QString codes[] = {QStringLiteral("abc"), QString(21, u'a'), QStringLiteral("a-b-c-d"),
                             QStringLiteral("ab\u200Bcd")};
    for (const auto& code : codes)
        CHECK(waitFor(f.account.setAntiPhishingCode(code)).error().what == AccountProblem::badValue);
}

TEST_CASE("a changed passphrase is sent as JSON whatever letters it has; the answer says whether it is in force")
{
    Account f;
    QJsonObject sent;
    f.api = [&](const HttpRequest& request) {
        sent = readBody(request);
        return json(202, {{QStringLiteral("pending"), QStringLiteral("p-1")}, {QStringLiteral("effective_at"), 99}});
    };
    const QString wild = QStringLiteral("a\"b\\c\u0001\u00fc\U0001F511 d");
    const auto report = waitFor(
        f.account.changePassword(Secret::fromText(u"old"), Secret::fromText(wild), Secret::fromText(u"123456")));
    REQUIRE(report);
    CHECK(report->pending);
    CHECK(report->effectiveAt == 99);
    CHECK(sent.value(u"new_password") == wild);
    f.api = [](const HttpRequest&) { return json(204); };
    CHECK_FALSE(waitFor(f.account.setAntiPhishingCode(QStringLiteral("blue heron")))->pending);
}

TEST_CASE("sign-ins, security and pending changes are read with their unknown words")
{
    Account f;
    f.api = [](const HttpRequest& request) {
        const auto path = request.url.path();
        if (path.endsWith(QStringLiteral("/sign-ins"))) {
            return json(200, *readJsonObject(R"({"sign_ins":[{"id":"1","at":5,"outcome":"wrong_code","ip":"::1"},
                {"id":"2","at":4,"outcome":"by_magic","location":"<b>L\u202Eagos</b>"}]})"));
        }
        if (path.endsWith(QStringLiteral("/security"))) {
            return json(
                200, *readJsonObject(R"({"password":{"changed_at":7},"anti_phishing_code":{"set":true,"changed_at":8},
                "authenticators":[{"id":"a","name":"Phone","added_at":9}]})"));
        }
        return json(200,
                    *readJsonObject(R"({"pending":[{"id":"p","kind":"anti_phishing_code","began_at":1,"effective_at":2,
            "by_session":"s","by_device":"d"}]})"));
    };
    const auto signIns = waitFor(f.account.signIns());
    REQUIRE(signIns);
    CHECK(signIns->at(0).outcome == account::SignInOutcome::wrongCode);
    CHECK(signIns->at(1).outcome == account::SignInOutcome::unknown);
    CHECK(signIns->at(1).location == QStringLiteral("<b>Lagos</b>")); // letters, to be shown as plain text
    const auto security = waitFor(f.account.security());
    REQUIRE(security);
    CHECK(security->antiPhishingCodeSet);
    CHECK(security->authenticators.first().name == QStringLiteral("Phone"));
    const auto pending = waitFor(f.account.pendingChanges());
    REQUIRE(pending);
    CHECK(pending->first().kind == account::ChangeKind::antiPhishingCode);
}
