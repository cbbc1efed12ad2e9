// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/form.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;

namespace {

Result<Form, FormError> parse(QByteArrayView text)
{
    return Form::parseJson(text, {{"name", 16}, {"other", 16}});
}

} // namespace

TEST_CASE("an object of strings is decoded")
{
    struct Row {
        const char* what;
        QByteArray text;
        QByteArray name;
    };
    const auto row = GENERATE(
        Row{"plain", R"({"name":"abc"})", "abc"}, Row{"white space", " {\r\n\t\"name\" : \"abc\" } \n", "abc"},
        Row{"short escapes", R"({"name":"\"\\\/\b\f\n\r\t"})", "\"\\/\b\f\n\r\t"},
        Row{"one byte", R"({"name":"\u0041"})", "A"}, Row{"two bytes", R"({"name":"\u00e9"})", "\xc3\xa9"},
        Row{"three bytes", R"({"name":"\u20AC"})", "\xe2\x82\xac"},
        Row{"a pair", R"({"name":"\ud83d\ude00"})", "\xf0\x9f\x98\x80"},
        Row{"raw UTF-8", "{\"name\":\"\xc3\xa9\"}", "\xc3\xa9"},
        Row{"an escaped name", R"({"n\u0061me":"abc"})", "abc"},
        Row{"the second member", R"({"other":"x","name":"abc"})", "abc"},
        Row{"the first member", R"({"name":"abc","other":"x"})", "abc"}, Row{"empty", R"({"name":""})", ""},
        Row{"nothing", "{}", ""}, Row{"as long as allowed", R"({"name":"1234567890123456"})", "1234567890123456"});
    INFO(row.what);
    const auto form = parse(row.text);
    REQUIRE(form);
    CHECK(form->value("name").toByteArray() == row.name);
    CHECK(form->has("name") == !row.name.isEmpty());
}

TEST_CASE("a hostile object is refused")
{
    struct Row {
        const char* what;
        QByteArray text;
        FormError error = FormError::malformed;
    };
    const auto row = GENERATE(
        Row{"nothing", ""}, Row{"an array", "[]"}, Row{"a string", R"("name")"}, Row{"null", "null"},
        Row{"cut short", R"({"name":"abc)"}, Row{"cut after the name", R"({"name")"},
        Row{"cut in an escape", "{\"name\":\"\\"}, Row{"cut in digits", R"({"name":"\u00)"},
        Row{"never closed", R"({"name":"a")"}, Row{"something after it", R"({"name":"a"}{})"},
        Row{"a comma too many", R"({"name":"a",})"}, Row{"a comma alone", "{,}"},
        Row{"no comma", R"({"name":"a""other":"b"})"}, Row{"no colon", R"({"name" "a"})"},
        Row{"a name without quotes", "{name:\"a\"}"}, Row{"a number", R"({"name":1})"}, Row{"true", R"({"name":true})"},
        Row{"null for a string", R"({"name":null})"}, Row{"an array for a string", R"({"name":["a"]})"},
        Row{"an object for a string", R"({"name":{"name":"a"}})"}, Row{"deep nesting", QByteArray(20'000, '{')},
        Row{"an unknown member", R"({"name":"a","admin":"1"})"}, Row{"another case of the name", R"({"Name":"a"})"},
        Row{"an empty name", R"({"":"a"})"}, Row{"a name twice", R"({"name":"a","name":"b"})", FormError::duplicate},
        Row{"a name twice, once escaped", R"({"name":"a","\u006eame":"b"})", FormError::duplicate},
        Row{"empty and again", R"({"name":"","name":"b"})", FormError::duplicate},
        Row{"a line end in a string", "{\"name\":\"a\nb\"}"}, Row{"a raw NUL", QByteArray("{\"name\":\"a\0\"}", 13)},
        Row{"an escaped NUL", R"({"name":"\u0000"})"}, Row{"half a pair, high", R"({"name":"\ud83d"})"},
        Row{"half a pair, low", R"({"name":"\ude00"})"}, Row{"two high halves", R"({"name":"\ud83d\ud83d"})"},
        Row{"a high half and a letter", R"({"name":"\ud83d\u0041"})"}, Row{"an unknown escape", R"({"name":"\x41"})"},
        Row{"an escape with a sign", R"({"name":"\u+041"})"}, Row{"not UTF-8", "{\"name\":\"\xff\"}"},
        Row{"a surrogate in UTF-8", "{\"name\":\"\xed\xa0\x80\"}"}, Row{"an overlong byte", "{\"name\":\"\xc0\xaf\"}"},
        Row{"a byte order mark", "\xef\xbb\xbf{}"}, Row{"a comment", "{/**/}"},
        Row{"too long a value", R"({"name":"12345678901234567"})", FormError::tooLarge},
        Row{"too long a body", "{\"name\":\"" + QByteArray(70'000, 'a') + "\"}", FormError::tooLarge});
    INFO(row.what);
    const auto form = parse(row.text);
    REQUIRE_FALSE(form);
    CHECK(form.error() == row.error);
}

TEST_CASE("a JSON body is one by its type, and is wiped")
{
    HttpRequest request{.headers = {{"Content-Type", "application/json; charset=utf-8"}}, .body = R"({"name":"abc"})"};
    const auto form = Form::readJson(request, {{"name", 16}});
    REQUIRE(form);
    CHECK(form->value("name").toByteArray() == "abc");
    CHECK(request.body.isEmpty());
    for (const auto* type : {"application/x-www-form-urlencoded", "text/plain", "application/jsonx", ""}) {
        HttpRequest other{.headers = {{"Content-Type", type}}, .body = R"({"name":"abc"})"};
        CHECK(Form::readJson(other, {{"name", 16}}).error() == FormError::notAForm);
    }
}
