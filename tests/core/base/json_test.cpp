// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "tests/support/catch.h"

using namespace sallyport;

TEST_CASE("an object within the limits is read")
{
    const auto object = readJsonObject(R"({"a":1,"b":["x"],"c":true,"d":"t{[["})", {.maxDepth = 2});
    REQUIRE(object);
    CHECK(integerMember(*object, u"a") == 1);
    CHECK(stringListMember(*object, u"b") == QStringList{QStringLiteral("x")});
    CHECK(boolMember(*object, u"c") == true);
    CHECK(stringMember(*object, u"d") == QStringLiteral("t{[["));
}

TEST_CASE("text from outside that is too much or not an object is refused with its reason")
{
    CHECK(readJsonObject(QByteArray(300, ' '), {.maxBytes = 299}).error() == JsonError::tooLarge);
    CHECK(readJsonObject(QByteArray(10'000, '[')).error() == JsonError::tooDeep);
    CHECK(readJsonObject(QByteArray("{\"a\":").repeated(10'000)).error() == JsonError::tooDeep);
    CHECK(readJsonObject("[1]").error() == JsonError::notAnObject);
    CHECK(readJsonObject("").error() == JsonError::malformed);
    CHECK(readJsonObject("{\"a\":1} x").error() == JsonError::malformed);
    CHECK(readJsonObject("{\"a\":\"\xff\"}").error() == JsonError::malformed);
}

TEST_CASE("a member of another type is absent, never a default")
{
    const auto object = *readJsonObject(R"({"s":1,"i":"6","f":1.5,"big":1e300,"l":["x",1],"n":null})");
    CHECK_FALSE(stringMember(object, u"s"));
    CHECK_FALSE(integerMember(object, u"i"));
    CHECK_FALSE(integerMember(object, u"f"));
    CHECK_FALSE(integerMember(object, u"big"));
    CHECK_FALSE(stringListMember(object, u"l"));
    CHECK_FALSE(stringMember(object, u"n"));
    CHECK_FALSE(boolMember(object, u"missing"));
}
