// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/request_rules.h"
#include "tests/support/catch.h"

using namespace sallyport::service;

namespace {

const QByteArrayList hosts = {"localhost:4000", "127.0.0.1:4000"};

struct HeadCase {
    std::string attacks; // what the row attacks
    QList<HttpHeader> headers;
    std::optional<int> refusal;
};

struct TargetCase {
    std::string target;
    bool taken;
    std::string path;
    std::string query;
};

} // namespace

TEST_CASE("a request's head has one reading or is refused")
{
    const auto row = GENERATE(values<HeadCase>({
        {"nothing: the plain case", {{"Host", "localhost:4000"}}, std::nullopt},
        {"nothing: host names have no case", {{"host", "LOCALHOST:4000"}}, std::nullopt},
        {"nothing: one length", {{"Host", "localhost:4000"}, {"Content-Length", "12"}}, std::nullopt},
        {"RFC 9112 3.2, no Host", {}, 400},
        {"RFC 9112 3.2, two Hosts", {{"Host", "localhost:4000"}, {"Host", "localhost:4000"}}, 400},
        {"DNS rebinding", {{"Host", "evil.example:4000"}}, 421},
        {"another port's origin", {{"Host", "localhost:4001"}}, 421},
        {"host without port", {{"Host", "localhost"}}, 421},
        {"user information in Host", {{"Host", "x@localhost:4000"}}, 421},
        {"RFC 9112 6.3, two lengths",
         {{"Host", "localhost:4000"}, {"Content-Length", "1"}, {"Content-Length", "1"}},
         400},
        {"a list of lengths", {{"Host", "localhost:4000"}, {"Content-Length", "1, 1"}}, 400},
        {"a signed length", {{"Host", "localhost:4000"}, {"Content-Length", "+1"}}, 400},
        {"a hexadecimal length", {{"Host", "localhost:4000"}, {"Content-Length", "0x1"}}, 400},
        {"an empty length", {{"Host", "localhost:4000"}, {"Content-Length", ""}}, 400},
        {"a length past 64 bits", {{"Host", "localhost:4000"}, {"Content-Length", "18446744073709551617"}}, 400},
        {"CL.TE", {{"Host", "localhost:4000"}, {"Content-Length", "4"}, {"Transfer-Encoding", "chunked"}}, 411},
        {"TE.TE", {{"Host", "localhost:4000"}, {"Transfer-Encoding", "x"}, {"Transfer-Encoding", "chunked"}}, 411},
        {"chunked is not taken at all", {{"Host", "localhost:4000"}, {"Transfer-Encoding", "chunked"}}, 411},
        {"a body held back", {{"Host", "localhost:4000"}, {"Expect", "100-continue"}}, 417},
    }));
    INFO(row.attacks);
    HttpRequest head;
    head.headers = row.headers;
    CHECK(refusalOf(head, 11, hosts) == row.refusal);
}

TEST_CASE("HTTP/1.0 is refused")
{
    HttpRequest head;
    head.headers = {{"Host", "localhost:4000"}};
    CHECK(refusalOf(head, 10, hosts) == 505);
}

TEST_CASE("a target is a path of ours or nothing")
{
    const auto row = GENERATE(values<TargetCase>({
        {"/oauth/token", true, "/oauth/token", ""},
        {"/a?b=c?d", true, "/a", "b=c?d"},
        {"/a?", true, "/a", ""},
        {"https://localhost:4000/a?b", true, "/a", "b"}, // RFC 9112 3.2.2, absolute form
        {"https://localhost:4000", false, "", ""},
        {"https://localhost:40001/a", false, "", ""},
        {"http://localhost:4000/a", false, "", ""},
        {"https://evil.example/a", false, "", ""},
        {"https://localhost:4000@evil.example/", false, "", ""},
        {"*", false, "", ""},
        {"localhost:4000", false, "", ""}, // CONNECT's authority form
        {"", false, "", ""},
        {"/a#b", false, "", ""},
        {"/a b", false, "", ""},
        {"\\a", false, "", ""},
        {"/a\\..\\b", false, "", ""},
        {"/\x7f", false, "", ""},
        {"/\xc3\xa4", false, "", ""},
    }));
    INFO(row.target);
    HttpRequest head;
    CHECK(setTarget(head, QByteArray::fromStdString(row.target), hosts) == row.taken);
    CHECK(head.path.toStdString() == row.path);
    CHECK(head.query.toStdString() == row.query);
}
