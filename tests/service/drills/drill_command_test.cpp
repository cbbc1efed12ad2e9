// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/drills/drill_command.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;

TEST_CASE("each drill is known by its name, and by no other")
{
    for (const auto drill :
         {Drill::strangerSignsIn, Drill::wrongCodes, Drill::authenticatorLinked, Drill::addressChanged,
          Drill::sessionCopied, Drill::recoveryBegun, Drill::phishingMessage}) {
        const auto command = readDrillCommand("{\"drill\":\"" + nameOf(drill) + "\"}");
        REQUIRE(command);
        CHECK(command->drill == drill);
        CHECK(command->sessionId.isEmpty());
    }
    CHECK(readDrillCommand(R"({"drill":"session_copied","session":"abc"})")->sessionId == "abc");
}

TEST_CASE("anything else is no command")
{
    struct Row {
        const char* attack;
        QByteArray line;
    };
    const Row rows[] = {
        {"nothing", ""},
        {"no JSON", "stranger_signs_in"},
        {"no object", R"(["stranger_signs_in"])"},
        {"no drill", "{}"},
        {"a drill that is a number", R"({"drill":1})"},
        {"another letter case", R"({"drill":"Wrong_Codes"})"},
        {"a name with a tail", R"({"drill":"wrong_codes2"})"},
        {"nested", R"({"drill":"wrong_codes","x":{"y":{}}})"},
        {"a session that is too long", R"({"drill":"session_copied","session":")" + QByteArray(129, 'x') + "\"}"},
        {"over 1 KiB", R"({"drill":"wrong_codes","x":")" + QByteArray(1024, 'x') + "\"}"},
        {"bytes that are no text", QByteArray("\xff\xfe\x00{}", 5)}};
    for (const auto& row : rows) {
        INFO(row.attack);
        const auto command = readDrillCommand(row.line);
        REQUIRE_FALSE(command);
        CHECK(command.error() == DrillRefusal::badCommand);
    }
}
