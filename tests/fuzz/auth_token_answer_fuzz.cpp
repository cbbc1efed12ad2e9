// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readTokenAnswer: the first byte chooses the status, the rest is the body. No token comes out that could not stand in
// a header, and none without the binding to our key.
#include "core/auth/token_answer.h"
#include "tests/fuzz/json_from_bytes.h"

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
    static const char* const words[] = {"access_token",
                                        "token_type",
                                        "DPoP",
                                        "Bearer",
                                        "expires_in",
                                        "refresh_token",
                                        "refresh_expires_in",
                                        "scope",
                                        "sid",
                                        "device_id",
                                        "acr",
                                        "amr",
                                        "auth_time",
                                        "lease_ends_at",
                                        "server_time",
                                        "auth_session",
                                        "error",
                                        "invalid_grant",
                                        "insufficient_authorization",
                                        "receipt",
                                        "a\r\nb",
                                        "token"};
    const QByteArray body = fuzz::fuzzedJson(data + 1, size - 1, words);
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
