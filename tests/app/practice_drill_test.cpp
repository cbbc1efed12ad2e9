// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says to the practice service, and how it reads what comes back.
#include "app/practice_service.h"
#include "core/base/json.h"
#include "service/drills/drill_command.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

using namespace sallyport;
using namespace sallyport::app;
using namespace sallyport::test;
using ui::DrillRefusal;

TEST_CASE("each drill of the window is a command of the service, one line, and names the session only for a copy")
{
    QSet<QByteArray> names;
    for (const ui::Drill drill : ui::allDrills) {
        const QByteArray line = drillCommand(drill, QStringLiteral("s1"));
        CHECK(line.count('\n') == 1);
        CHECK(line.endsWith('\n'));
        const auto command = service::readDrillCommand(line);
        REQUIRE(command);
        names.insert(service::nameOf(command->drill));
        CHECK(command->sessionId == (drill == ui::Drill::sessionCopied ? "s1" : ""));
    }
    CHECK(names.size() == qsizetype(ui::allDrills.size()));
}

TEST_CASE("each refusal of the service is known, and anything else is no beginning")
{
    const std::pair<QByteArray, DrillRefusal> rows[] = {
        {R"({"outcome":"failed","why":"busy"})", DrillRefusal::busy},
        {R"({"outcome":"failed","why":"passphrase_changed"})", DrillRefusal::passphraseChanged},
        {R"({"outcome":"failed","why":"locked"})", DrillRefusal::locked},
        {R"({"outcome":"failed","why":"no_session"})", DrillRefusal::noSession},
        {R"({"outcome":"failed","why":"bad_command"})", DrillRefusal::unavailable},
        {R"({"outcome":"Begun"})", DrillRefusal::unavailable},
        {R"({"outcome":true})", DrillRefusal::unavailable},
        {"{}", DrillRefusal::unavailable},
        {"", DrillRefusal::unavailable},
        {"[]", DrillRefusal::unavailable},
        {QByteArray(70'000, '{'), DrillRefusal::unavailable},
    };
    for (const auto& [line, why] : rows) {
        const auto answer = readDrillAnswer(line);
        REQUIRE_FALSE(answer);
        CHECK(answer.error() == why);
    }
    CHECK(readDrillAnswer(R"({"drill":"wrong_codes","outcome":"begun","began_at":1})"));
}

TEST_CASE("a service that is not our child is not asked")
{
    PracticeService practice(QStringLiteral("/nowhere"), QStringLiteral("/nowhere"));
    const auto answer = waitFor(practice.drill(ui::Drill::wrongCodes, {}));
    REQUIRE_FALSE(answer);
    CHECK(answer.error() == DrillRefusal::notOurs);
}
