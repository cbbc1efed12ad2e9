// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is read by hand of a request's head: target and rules, then the router. The input is a target, and after line
// ends "name:value" headers.
#include "service/http/request_rules.h"
#include "service/http/router.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace sallyport::service;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayList hosts = {"localhost:4000", "127.0.0.1:4000", "[::1]:4000"};
    auto lines = QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)).split('\n');
    HttpRequest head;
    const bool taken = setTarget(head, lines.takeFirst(), hosts);
    require(!taken || (head.path.startsWith('/') && !head.path.contains('?') && !head.path.contains(' ')));
    require(taken || (head.path.isEmpty() && head.query.isEmpty()));
    for (const auto& line : lines) {
        const auto colon = line.indexOf(':');
        head.headers.append({line.first(std::max<qsizetype>(colon, 0)), line.sliced(colon + 1)});
    }
    if (!refusalOf(head, 11, hosts)) {
        require(head.headerCount("Host") == 1 && hosts.contains(head.header("host")->toLower()));
        require(head.headerCount("Content-Length") <= 1 && head.headerCount("Transfer-Encoding") == 0);
    }
    Router router;
    int handled = 0;
    router.add("GET", "/account/v1/sessions/*", [&](const HttpRequest& request, Answerer) {
        ++handled;
        const auto segment = lastSegment(request);
        require(!segment.isEmpty() && segment.size() <= 128 && !segment.contains('%') && !segment.contains('/'));
    });
    head.method = "GET";
    int answered = 0;
    router.handle(std::move(head), [&](const HttpAnswer& answer) {
        ++answered;
        require(answer.status == 404);
    });
    require(handled + answered == 1);
    return 0;
}
