// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/answer_text.h"
#include "tests/support/catch.h"

using namespace sallyport::service;

TEST_CASE("an answer is written with the headers that every answer has")
{
    const auto text =
        answerText(jsonAnswer(200, {{QStringLiteral("ok"), true}}, {{"DPoP-Nonce", "abc"}}), 784111777, true);
    CHECK(text
          == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nCache-Control: no-store\r\n"
             "X-Content-Type-Options: nosniff\r\nContent-Type: application/json\r\nDPoP-Nonce: abc\r\n"
             "Content-Length: 11\r\n\r\n{\"ok\":true}");
}

TEST_CASE("the last answer of a connection says so")
{
    CHECK(answerText({.status = 404, .headers = {}, .contentType = {}, .body = {}}, 0, false)
              .find("\r\nConnection: close\r\n")
          != std::string::npos);
}

TEST_CASE("an answer without content names no length of it")
{
    const auto text = answerText({.status = 204, .headers = {}, .contentType = {}, .body = {}}, 0, true);
    CHECK(text.starts_with("HTTP/1.1 204 No Content\r\n"));
    CHECK(text.find("Content-Length") == std::string::npos);
    CHECK(text.ends_with("\r\n\r\n"));
}

TEST_CASE("a header that would begin another line becomes an empty 500")
{
    const auto [what, headers] = GENERATE(table<std::string, QList<HttpHeader>>({
        {"a line feed in a value splits the response", {{"Location", "a\nSet-Cookie: x"}}},
        {"a carriage return in a value", {{"Location", "a\rb"}}},
        {"a line break in a name", {{"A\r\nB", "c"}}},
        {"a zero byte cuts the text for readers in C", {{"A", QByteArray("b\0c", 3)}}},
    }));
    INFO(what);
    const auto text = answerText({.status = 200, .headers = headers, .contentType = {}, .body = "secret"}, 0, true);
    CHECK(text.starts_with("HTTP/1.1 500 "));
    CHECK(text.ends_with("\r\nContent-Length: 0\r\n\r\n"));
}
