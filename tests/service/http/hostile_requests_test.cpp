// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that are wrong on purpose, over a real connection: each is refused, and nothing behind it is ever read as a
// second request.
#include "tests/service/support/running_server.h"
#include "tests/service/support/tls_client.h"

#include <atomic>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;
using namespace std::string_literals;

namespace {

struct HostileRequest {
    std::string attacks;
    std::string bytes; // HOST stands for the server's own
    int status;        // 0: closed without an answer
};

/// A request that would be handled, were it read.
const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: HOST\r\n\r\n";

std::vector<HostileRequest> hostileRequests()
{
    const std::string post = "POST / HTTP/1.1\r\nHost: HOST\r\n";
    return {
        {"CL.TE smuggling", post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG" + smuggled, 400},
        {"TE.CL smuggling", post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\n" + smuggled, 400},
        {"TE.TE with an obfuscated second",
         post + "Transfer-Encoding: chunked\r\nTransfer-encoding: x\r\n\r\n0\r\n\r\n" + smuggled, 400},
        {"chunked with a good body", post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 411},
        {"chunked with a bad size", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 411},
        {"chunked with an endless size", post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", 411},
        {"a coding that is not chunked", post + "Transfer-Encoding: xchunked\r\n\r\n" + smuggled, 411},
        {"a coding with a vertical tab",
         post
             + "Transfer-Encoding:\x0b"
               "chunked\r\n\r\n0\r\n\r\n"
             + smuggled,
         400},
        {"two lengths that differ", post + "Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + smuggled, 400},
        {"two lengths alike", post + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + smuggled, 400},
        {"a list of lengths", post + "Content-Length: 0, 0\r\n\r\n" + smuggled, 400},
        {"a negative length", post + "Content-Length: -1\r\n\r\n" + smuggled, 400},
        {"a length with a sign", post + "Content-Length: +0\r\n\r\n" + smuggled, 400},
        {"a length beyond 64 bits", post + "Content-Length: 99999999999999999999\r\n\r\n" + smuggled, 400},
        {"a space before the colon", post + "Content-Length : 40\r\n\r\n" + smuggled, 400},
        {"bare line feeds", "GET / HTTP/1.1\nHost: HOST\n\n", 400},
        {"a bare carriage return in a value", "GET / HTTP/1.1\r\nHost: HOST\r\nA: b\rc\r\n\r\n", 400},
        {"a zero byte in a value", "GET / HTTP/1.1\r\nHost: HOST\r\nA: b\0c\r\n\r\n"s, 400},
        {"a header without colon", "GET / HTTP/1.1\r\nHost: HOST\r\nnonsense\r\n\r\n", 400},
        {"a header without name", "GET / HTTP/1.1\r\nHost: HOST\r\n: x\r\n\r\n", 400},
        {"a first line that is folded", "GET / HTTP/1.1\r\n Host: HOST\r\n\r\n", 400},
        {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two Hosts", "GET / HTTP/1.1\r\nHost: HOST\r\nHost: HOST\r\n\r\n", 400},
        {"another Host (DNS rebinding)", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
        {"another origin's target", "GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n", 400},
        {"a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n", 400},
        {"the asterisk", "OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n", 400},
        {"HTTP/1.0", "GET / HTTP/1.0\r\nHost: HOST\r\n\r\n", 505},
        {"HTTP/0.9", "GET /\r\n\r\n", 400},
        {"HTTP/2's preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        {"a version of many digits", "GET / HTTP/1.11\r\nHost: HOST\r\n\r\n", 400},
        {"two spaces in the request line", "GET  / HTTP/1.1\r\nHost: HOST\r\n\r\n", 400},
        {"a tab in the request line", "GET\t/ HTTP/1.1\r\nHost: HOST\r\n\r\n", 400},
        {"a fragment in the target", "GET /#a HTTP/1.1\r\nHost: HOST\r\n\r\n", 400},
        {"a body that is held back", post + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n", 417},
        {"a body over the limit, announced", post + "Content-Length: 65537\r\n\r\n", 413},
        {"a header over 16 KiB", "GET / HTTP/1.1\r\nHost: HOST\r\nA: " + std::string(17'000, 'a') + "\r\n\r\n", 431},
        {"a header without end", "GET / HTTP/1.1\r\nHost: HOST\r\nA: " + std::string(60'000, 'a'), 431},
        {"a target over 16 KiB", "GET /" + std::string(17'000, 'a') + " HTTP/1.1\r\nHost: HOST\r\n\r\n", 431},
        {"a method over 16 KiB", std::string(40'000, 'A'), 431},
        {"65 headers",
         "GET / HTTP/1.1\r\nHost: HOST\r\n" +
             [] {
                 std::string lines;
                 for (int i = 0; i < 64; ++i)
                     lines += "A: b\r\n";
                 return lines;
             }()
             + "\r\n",
         431},
        {"binary noise", "\x16\x03\x01\x02\x00\x01\xfc\x03\x03 \xff\xfe\r\n\r\n"s, 400},
        {"empty lines before the request", "\r\n\r\nGET / HTTP/1.1\r\nHost: HOST\r\n\r\n", 400},
    };
}

} // namespace

TEST_CASE("a hostile request is refused and what follows it is not read as another")
{
    std::atomic<int> handled = 0;
    RunningServer server(
        [&](HttpRequest, Answerer answer) {
            ++handled;
            answer(jsonAnswer(200, {}));
        },
        {.goodbye = std::chrono::milliseconds(20)});
    for (const auto& row : hostileRequests()) {
        INFO(row.attacks);
        auto bytes = QByteArray::fromStdString(row.bytes);
        bytes.replace("HOST", server.host());
        TlsClient client(server.port());
        REQUIRE(client.send(bytes));
        const auto answer = client.response();
        CHECK((answer ? answer->status : 0) == row.status);
        if (answer)
            CHECK(answer->header("Connection") == "close");
        CHECK(client.isClosedByServer());
        CHECK(handled == 0);
    }
}

TEST_CASE("a body of exactly the limit is taken, a header of almost the limit too")
{
    RunningServer server([](const HttpRequest& request, Answerer answer) {
        answer({.status = 200, .headers = {}, .contentType = {}, .body = QByteArray::number(request.body.size())});
    });
    TlsClient client(server.port());
    const QByteArray body(64 * 1024, 'x');
    REQUIRE(client.send("POST / HTTP/1.1\r\nHost: " + server.host() + "\r\nA: " + QByteArray(16'000, 'a')
                        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"));
    REQUIRE(client.send(body));
    CHECK(client.response()->body == "65536");
}

TEST_CASE("a folded header is read as one line, as RFC 9112 5.2 allows")
{
    RunningServer server([](const HttpRequest& request, Answerer answer) {
        answer({.status = 200, .headers = {}, .contentType = {}, .body = request.header("A").value_or("none")});
    });
    TlsClient client(server.port());
    REQUIRE(client.send("GET / HTTP/1.1\r\nHost: " + server.host() + "\r\nA: b\r\n c\r\n\r\n"));
    CHECK(client.response()->body == "b c");
}
