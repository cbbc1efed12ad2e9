// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// judgeLoopbackRequest: nothing but the right state, host and path gives a code.
#include "core/auth/loopback_request.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport;
    static const auth::LoopbackExpectation expected{
        .port = 5000, .state = "st4te", .issuer = QStringLiteral("https://service.example")};
    const QByteArrayView head(data, static_cast<qsizetype>(size));
    const auto verdict = auth::judgeLoopbackRequest(head, expected);
    if (const auto* ignored = std::get_if<auth::IgnoredRequest>(&verdict)) {
        if (ignored->status < 400 || ignored->status > 499)
            std::abort();
        return 0;
    }
    const bool plain = head.contains("st4te") || head.contains('%');
    if (!head.startsWith("GET /signed-in?") || !plain || !head.contains("127.0.0.1:5000"))
        std::abort();
    if (const auto* code = std::get_if<Secret>(&verdict); code && code->isEmpty())
        std::abort();
    return 0;
}
