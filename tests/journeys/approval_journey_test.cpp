// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an approval is to others: programs nobody here wrote verify the one that went to the real service; a shared
// computer gives none.
#include "app/cli/command_error.h"
#include "core/auth/device_key.h"
#include "tests/journeys/tampered_trader.h"

#include <QFile>
#include <QProcess>

using namespace sallyport;
using namespace sallyport::account;
using namespace sallyport::test;
using Trader = TamperedTrader;

namespace {

/// What a program nobody here wrote makes of a JWS: its payload, or nothing where it refuses.
std::optional<QJsonObject> verifiedBy(const QStringList& tool, const QByteArray& jws, const QJsonObject& key)
{
    const QTemporaryDir folder;
    for (const auto& [name, content] : {std::pair("jws", jws), std::pair("key", writeJson(key))}) {
        QFile file(folder.filePath(QLatin1String(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(tool.first(), tool.mid(1));
    INFO(tool.first().toStdString() << " must be installed for this test");
    REQUIRE(process.waitForFinished());
    const auto payload = readJsonObject(process.readAllStandardOutput());
    return process.exitCode() == 0 && payload ? std::optional(*payload) : std::nullopt;
}

const QStringList foreignTools[] = {
    QStringLiteral("jose jws ver -i jws -k key -O -").split(u' '),
    {QStringLiteral(SALLYPORT_SYSTEM_PYTHON), QStringLiteral("-c"),
     QStringLiteral("import sys; from jwcrypto import jwk, jws; token = jws.JWS(); "
                    "token.deserialize(open('jws').read(), jwk.JWK.from_json(open('key').read())); "
                    "sys.stdout.buffer.write(token.payload)")}};

jose::EcKey deviceKeyOf(Trader& trader)
{
    QObject receiver;
    auto key = waitFor(auth::findDeviceKey(trader.stores[0], trader.desk.profile.id, &receiver));
    REQUIRE(key);
    return std::move(*key);
}

} // namespace

TEST_CASE("jose and jwcrypto verify the approval with the device key, over just what the service echoed")
{
    Trader t;
    QByteArray approval;
    QByteArray echo;
    t.between.there = [&](const net::HttpRequest& request) {
        if (isApproval(request.url))
            approval = readJsonObject(request.body).value_or(QJsonObject())[u"approval"].toString().toLatin1();
    };
    t.between.back = [&](const QUrl& url, const net::HttpResponse& answer) {
        if (isBeginning(url) && answer.status == 200)
            echo = answer.body;
    };
    REQUIRE(t.act(t.wish));
    const auto key = deviceKeyOf(t).publicKey().toJwk();
    const auto stranger = jose::EcKey::generate().publicKey().toJwk();
    auto expected = readJsonObject(echo);
    REQUIRE(expected);
    for (const auto& tool : foreignTools) {
        CAPTURE(tool.first().toStdString());
        const auto payload = verifiedBy(tool, approval, key);
        REQUIRE(payload);
        expected->insert(QStringLiteral("iat"), payload->value(u"iat"));
        CHECK(payload->value(u"iat").toInteger() > 0);
        CHECK(*payload == *expected);
        CHECK_FALSE(verifiedBy(tool, approval, stranger));
        const auto changed = withPart(QString::fromLatin1(approval), 1, [](const auto& signedOnes) {
            return withAnother(signedOnes, QStringLiteral("address"));
        });
        CHECK_FALSE(verifiedBy(tool, changed.toLatin1(), key));
    }
}

TEST_CASE("a shared computer may not touch passcode or addresses, and is told so in plain words")
{
    Trader t;
    const auto shared = t.signIn(1, {auth::ComputerKind::shared, QStringLiteral("Library"), std::chrono::minutes(15)});
    HttpSafetyService safety(*shared, t.context(1));
    const auto begun = waitFor(safety.begin(t.wish));
    const auto set = waitFor(safety.setPasscode(Secret::copyOf(passcode), Secret::copyOf("702846")));
    const auto forgotten = waitFor(safety.replaceForgottenPasscode(Secret::copyOf("702846")));
    REQUIRE_FALSE(begun);
    REQUIRE_FALSE(set);
    REQUIRE_FALSE(forgotten);
    for (const auto& error : {begun.error(), set.error(), forgotten.error()}) {
        CHECK(error.what == AccountProblem::sharedComputer);
        const auto told = app::commandError(error);
        CHECK(told.word == QStringLiteral("shared_computer"));
        CHECK(told.exit == app::ExitCode::refused);
        CHECK(told.text.contains(QStringLiteral("shared computer")));
    }
    CHECK(t.isUntouched());
}
