// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readTokenAnswer: the first byte chooses the status, the rest is the body. No token comes out that could not stand in
// a header, and none without the binding to our key.
#include "core/auth/token_answer.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace sallyport;

namespace {

bool isHeaderSafe(const Secret& token)
{
    return std::ranges::all_of(token.view(), [](char c) { return c > ' ' && c <= '~'; });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr int statuses[] = {200, 400, 403, 429, 503};
    if (size == 0)
        return 0;
    const QByteArray body(reinterpret_cast<const char*>(data + 1), static_cast<qsizetype>(size - 1));
    const auto tokens =
        auth::readTokenAnswer({.status = statuses[data[0] % std::size(statuses)], .body = body}, 1'767'600'000'000);
    if (!tokens)
        return 0;
    const bool bound = body.toLower().contains("dpop") || body.contains("\\u");
    if (!bound || tokens->accessToken.isEmpty() || tokens->expiresIn < 1 || !isHeaderSafe(tokens->accessToken)
        || !isHeaderSafe(tokens->refreshToken))
        std::abort();
    return 0;
}
