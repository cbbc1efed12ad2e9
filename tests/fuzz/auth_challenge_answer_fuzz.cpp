// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readChallengeAnswer: the first byte chooses the status, the rest is the body. Whatever comes out keeps its promises.
#include "core/auth/challenge_answer.h"
#include "tests/fuzz/json_from_bytes.h"

#include <cstdint>
#include <cstdlib>

using namespace sallyport;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr int statuses[] = {200, 400, 401, 403, 429, 503};
    constexpr std::int64_t now = 1'767'600'000'000;
    static const char* const words[] = {"error",
                                        "insufficient_authorization",
                                        "auth_session",
                                        "next",
                                        "rejected",
                                        "credentials",
                                        "captcha",
                                        "otp",
                                        "device",
                                        "captcha_challenge",
                                        "otp_methods",
                                        "totp",
                                        "sms",
                                        "otp_destination",
                                        "attempts_left",
                                        "retry_after",
                                        "type",
                                        "id",
                                        "slider",
                                        "pictures",
                                        "work",
                                        "width",
                                        "height",
                                        "piece_width",
                                        "row",
                                        "background",
                                        "piece",
                                        "iVBORw0KGgo=",
                                        "prompt",
                                        "star",
                                        "tiles",
                                        "challenge",
                                        "parameters",
                                        "signature",
                                        "algorithm",
                                        "PBKDF2/SHA-256",
                                        "nonce",
                                        "salt",
                                        "00112233445566778899aabbccddeeff",
                                        "cost",
                                        "keyLength",
                                        "keyPrefix",
                                        "expires_in",
                                        "alternatives",
                                        "authorization_code",
                                        "access_denied",
                                        "redirect_to_web"};
    if (size == 0)
        return 0;
    const net::HttpResponse response{.status = statuses[data[0] % std::size(statuses)],
                                     .body = fuzz::fuzzedJson(data + 1, size - 1, words)};
    const auto answer = auth::readChallengeAnswer(response, now);
    if (const auto* code = std::get_if<Secret>(&answer.what); code && (code->isEmpty() || code->size() > 4096))
        std::abort();
    const auto* asked = std::get_if<auth::FactorsAsked>(&answer.what);
    if (!asked)
        return 0;
    if (asked->next.isEmpty() || asked->next.contains(auth::Factor::captcha) != asked->challenge.has_value())
        std::abort();
    if (asked->notBeforeMs && *asked->notBeforeMs < now)
        std::abort();
    return 0;
}
