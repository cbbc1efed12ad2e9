// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody inside the connection changes one field of an action on its way, in either direction, at the real service:
// every time nothing is added and nothing removed.
#include "core/account/safety_reader.h"
#include "core/jose/jws.h"
#include "tests/journeys/tampered_trader.h"

using namespace sallyport;
using namespace sallyport::account;
using namespace sallyport::test;
using Trader = TamperedTrader;

namespace {

const char* const wishMembers[] = {"act", "asset", "network", "address", "memo"};

} // namespace

TEST_CASE("any member of the wish that is changed on its way to the service is noticed before anything is signed")
{
    Trader t;
    for (const char* member : wishMembers) {
        CAPTURE(member);
        t.changeWish(QLatin1String(member));
        // An address that is there, so that its removal would be taken up.
        const bool turnsIntoRemoval = member == QByteArrayView("act");
        CHECK(t.refusal(turnsIntoRemoval ? t.kept : t.wish) == AccountProblem::echoDiffers);
    }
    CHECK(t.act(t.wish)); // nobody in between: it was for that alone
    CHECK_FALSE(t.isUntouched());
}

TEST_CASE("any member of the echo that is changed on its way back is noticed here, or by the service")
{
    Trader t;
    const std::pair<const char*, AccountProblem> members[] = {
        {"iss", AccountProblem::unreadable},       {"aud", AccountProblem::unreadable},
        {"sub", AccountProblem::approvalRefused},  {"sid", AccountProblem::unreadable},
        {"action_id", AccountProblem::actionGone}, {"act", AccountProblem::echoDiffers},
        {"asset", AccountProblem::echoDiffers},    {"network", AccountProblem::echoDiffers},
        {"address", AccountProblem::echoDiffers},  {"memo", AccountProblem::echoDiffers},
        {"amount", AccountProblem::unreadable},    {"nonce", AccountProblem::approvalRefused},
        {"exp", AccountProblem::approvalRefused}};
    for (const auto& [member, problem] : members) {
        CAPTURE(member);
        t.changeEcho(QLatin1String(member));
        CHECK(t.refusal(t.wish) == problem);
    }
    CHECK(t.act(t.wish));
}

TEST_CASE("whoever changes the wish and puts the echo right again gets a signature that fits nothing")
{
    Trader t;
    for (const char* member : wishMembers) {
        CAPTURE(member);
        const auto name = QLatin1String(member);
        const bool turnsIntoRemoval = name == QLatin1String("act");
        const auto& asked = turnsIntoRemoval ? t.kept : t.wish;
        t.changeWish(name);
        QJsonObject wished{{QStringLiteral("act"), actWord(asked.kind)},
                           {QStringLiteral("asset"), asked.asset},
                           {QStringLiteral("network"), asked.network},
                           {QStringLiteral("address"), asked.address},
                           {QStringLiteral("memo"), asked.memo}};
        t.between.back = [&t, name, wished](const QUrl& url, net::HttpResponse& answer) {
            if (!isBeginning(url) || answer.status != 200)
                return;
            auto echoed = readJsonObject(answer.body).value_or(QJsonObject());
            REQUIRE(echoed[name] != wished[name]);
            echoed.insert(name, wished[name]);
            answer.body = writeJson(echoed);
            ++t.changes;
        };
        CHECK(t.refusal(asked) == AccountProblem::approvalRefused);
        CHECK(t.changes >= 2);
    }
    CHECK(t.act(t.wish));
}

TEST_CASE("any member of the approval that is changed on its way makes it no approval")
{
    Trader t;
    for (const char* member : {"iss", "aud", "sub", "sid", "action_id", "act", "asset", "network", "address", "memo",
                               "amount", "nonce", "iat", "exp"}) {
        CAPTURE(member);
        t.changeApproval([member](const QString& jws) {
            return withPart(jws, 1,
                            [member](const auto& payload) { return withAnother(payload, QLatin1String(member)); });
        });
        CHECK(t.refusal(t.wish) == AccountProblem::approvalRefused);
    }
    for (const char* member : {"typ", "kid", "alg"}) {
        CAPTURE(member);
        t.changeApproval([member](const QString& jws) {
            return withPart(jws, 0,
                            [member](const auto& header) { return withAnother(header, QLatin1String(member)); });
        });
        CHECK(t.refusal(t.wish) == AccountProblem::approvalRefused);
    }
    t.changeApproval([](const QString& jws) {
        return withPart(jws, 2, [](QByteArray signature) {
            signature[0] = static_cast<char>(signature[0] ^ 1);
            return signature;
        });
    });
    CHECK(t.refusal(t.wish) == AccountProblem::approvalRefused);
    CHECK(t.act(t.wish));
}

TEST_CASE("another key's signature over the very same members is no approval, and another passcode is none either")
{
    Trader t;
    t.changeApproval([](const QString& jws) {
        const auto parts = jws.toLatin1().split('.');
        const auto header = readJsonObject(fromBase64Url(parts.at(0)).value_or(QByteArray()));
        const auto payload = readJsonObject(fromBase64Url(parts.at(1)).value_or(QByteArray()));
        REQUIRE(header);
        REQUIRE(payload);
        return QString::fromLatin1(jose::signJws(jose::EcKey::generate(), *header, *payload));
    });
    CHECK(t.refusal(t.wish) == AccountProblem::approvalRefused);
    t.between.there = [&t](net::HttpRequest& request) {
        if (isApproval(request.url)) {
            request.body = withAnother(request.body, QStringLiteral("passcode"));
            ++t.changes;
        }
    };
    CHECK(t.refusal(t.wish) == AccountProblem::wrongPasscode);
    CHECK(t.act(t.wish));
}
