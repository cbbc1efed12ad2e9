// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TamperedTrader: a trader with a passcode and one withdrawal address who wants another, at the real service, while
// somebody inside the connection changes what passes.
//   TamperedTrader t;  t.changeEcho(name);  CHECK(t.refusal(t.wish) == AccountProblem::echoDiffers);
#pragma once

#include "core/account/http_safety_service.h"
#include "tests/journeys/person_at_computers.h"
#include "tests/journeys/somebody_between.h"

namespace sallyport::test {

inline constexpr const char* passcode = "240917";

inline bool isBeginning(const QUrl& url)
{
    return url.path().endsWith(QStringLiteral("/actions"));
}

inline bool isApproval(const QUrl& url)
{
    return url.path().endsWith(QStringLiteral("/approve"));
}

struct TamperedTrader : PersonAtComputers {
    SomebodyBetween between{transport};
    auth::AuthContext desk = context(0);
    std::unique_ptr<auth::Session> session;
    std::unique_ptr<account::HttpSafetyService> safety;
    std::unique_ptr<account::HttpAccountService> sessions;
    int changes = 0; ///< of messages that were tampered with
    /// There already; and what is to come.
    const account::ActionWish kept{.asset = QStringLiteral("USDT"),
                                   .network = QStringLiteral("TRC20"),
                                   .address = QStringLiteral("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")};
    const account::ActionWish wish{.asset = QStringLiteral("XRP"),
                                   .network = QStringLiteral("XRP"),
                                   .address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
                                   .memo = QStringLiteral("104217")};

    TamperedTrader()
    {
        desk.transport = &between;
        auth::SignIn signIn(desk);
        play(signIn, {auth::ComputerKind::own, QStringLiteral("Desk")});
        session = signIn.takeSession();
        REQUIRE(session);
        safety = std::make_unique<account::HttpSafetyService>(*session, desk);
        sessions = std::make_unique<account::HttpAccountService>(*session);
        REQUIRE(waitFor(safety->setPasscode({}, Secret::copyOf(passcode))));
        REQUIRE(act(kept));
    }
    Result<account::ChangeReport, account::AccountError> act(const account::ActionWish& asked) const
    {
        const auto action = waitFor(safety->begin(asked));
        if (!action)
            return std::unexpected(action.error());
        return waitFor(safety->approve(*action, Secret::copyOf(passcode)));
    }
    void changeWish(const QString& member)
    {
        between.there = [this, member](net::HttpRequest& request) {
            if (isBeginning(request.url)) {
                request.body = withAnother(request.body, member);
                ++changes;
            }
        };
    }
    void changeEcho(const QString& member)
    {
        between.back = [this, member](const QUrl& url, net::HttpResponse& answer) {
            if (isBeginning(url) && answer.status == 200) {
                answer.body = withAnother(answer.body, member);
                ++changes;
            }
        };
    }
    void changeApproval(const std::function<QString(const QString&)>& change)
    {
        between.there = [this, change](net::HttpRequest& request) {
            if (!isApproval(request.url))
                return;
            auto body = readJsonObject(request.body).value_or(QJsonObject());
            const QString before = body[u"approval"].toString();
            const QString after = change(before);
            REQUIRE(after != before);
            body.insert(QStringLiteral("approval"), after);
            request.body = writeJson(body);
            ++changes;
        };
    }
    /// Why `asked` failed while somebody is in between; and that it left everything as it was.
    account::AccountProblem refusal(const account::ActionWish& asked)
    {
        changes = 0;
        const auto done = act(asked);
        between.goAway();
        time.pass(std::chrono::seconds(30)); // the service takes only so many calls in a row
        CHECK(changes > 0);
        CHECK(isUntouched());
        CHECK_FALSE(done);
        return done ? account::AccountProblem::abandoned : done.error().what;
    }
    bool isUntouched() const
    {
        const auto addresses = waitFor(safety->addresses());
        const auto pending = waitFor(sessions->pendingChanges());
        return addresses && pending && pending->isEmpty() && addresses->size() == 1
            && addresses->first().address == kept.address && addresses->first().asset == kept.asset
            && addresses->first().network == kept.network && addresses->first().memo.isEmpty();
    }
};

} // namespace sallyport::test
