// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/router.h"
#include "tests/support/catch.h"

using namespace sallyport::service;

namespace {

HttpAnswer ask(const Router& router, QByteArray method, QByteArray path)
{
    HttpAnswer given;
    HttpRequest request;
    request.method = std::move(method);
    request.path = std::move(path);
    router.handle(std::move(request), [&given](HttpAnswer a) { given = std::move(a); });
    return given;
}

Router exampleRouter()
{
    const auto named = [](QByteArray name) {
        return [name](const HttpRequest& request, Answerer answer) {
            answer({.status = 200, .headers = {}, .contentType = {}, .body = name + ' ' + lastSegment(request)});
        };
    };
    Router router;
    router.add("GET", "/account/v1/sessions", named("list"));
    router.add("DELETE", "/account/v1/sessions", named("end all"));
    router.add("DELETE", "/account/v1/sessions/*", named("end"));
    router.add("POST", "/account/v1/changes/*/approve", [](const HttpRequest& request, Answerer answer) {
        answer({.status = 200, .headers = {}, .contentType = {}, .body = segmentBeforeLast(request)});
    });
    return router;
}

} // namespace

TEST_CASE("method and path pick the handler")
{
    const auto router = exampleRouter();
    CHECK(ask(router, "GET", "/account/v1/sessions").body == "list sessions");
    CHECK(ask(router, "DELETE", "/account/v1/sessions").body == "end all sessions");
    CHECK(ask(router, "DELETE", "/account/v1/sessions/Ab-9_.~").body == "end Ab-9_.~");
}

TEST_CASE("the free segment may stand before the end")
{
    const auto router = exampleRouter();
    CHECK(ask(router, "POST", "/account/v1/changes/c-1/approve").body == "c-1");
    CHECK(ask(router, "POST", "/account/v1/changes/approve/approve").body == "approve");
    for (const char* path :
         {"/account/v1/changes//approve", "/account/v1/changes/approve", "/account/v1/changes/a/b/approve",
          "/account/v1/changes/a/approve/", "/account/v1/changes/a", "/account/v1/changes/a%2f/approve"})
        CHECK(ask(router, "POST", path).status == 404);
}

TEST_CASE("a path is compared byte for byte")
{
    const auto router = exampleRouter();
    const auto path =
        GENERATE(as<std::string>(), "/", "", "/account/v1/sessions?", "/account/v1/Sessions", "/account/v1//sessions",
                 "/account/v1/./sessions", "/account/v1/x/../sessions", "/account/v1/sessions%00",
                 "/account/v1/%73essions", "/account/v1/session", "/account/v1/sessions/a/b");
    INFO(path);
    CHECK(ask(router, "GET", QByteArray::fromStdString(path)).status == 404);
}

TEST_CASE("the free segment is one segment of plain characters")
{
    const auto router = exampleRouter();
    const auto segment = GENERATE(as<std::string>(), "", "a/b", "a%2Fb", "..%2f", "a b", "a;b", "\xc3\xa4", "'--");
    INFO(segment);
    CHECK(ask(router, "DELETE", "/account/v1/sessions/" + QByteArray::fromStdString(segment)).status == 404);
    CHECK(ask(router, "DELETE", "/account/v1/sessions/" + QByteArray(129, 'a')).status == 404);
    CHECK(ask(router, "DELETE", "/account/v1/sessions/" + QByteArray(128, 'a')).status == 200);
}

TEST_CASE("another method on a known path is 405 and names those there are")
{
    const auto answer = ask(exampleRouter(), "POST", "/account/v1/sessions");
    CHECK(answer.status == 405);
    REQUIRE(answer.headers.size() == 1);
    CHECK(answer.headers[0].name == "Allow");
    CHECK(answer.headers[0].value == "GET, DELETE");
    CHECK(ask(exampleRouter(), "HEAD", "/account/v1/sessions").status == 405);
    CHECK(ask(exampleRouter(), "get", "/account/v1/sessions").status == 405);
}

TEST_CASE("a header given twice is no header")
{
    HttpRequest request;
    request.headers = {{"DPoP", "a"}, {"dpop", "b"}, {"Accept", "c"}};
    CHECK(request.headerCount("DPOP") == 2);
    CHECK_FALSE(request.header("DPoP"));
    CHECK(request.header("accept") == "c");
    CHECK_FALSE(request.header("Authorization"));
}
