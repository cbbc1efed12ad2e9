// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readMetadata: whatever a service says of itself, no endpoint is taken that lies off its origin, and what is kept of
// the document reads the same again.
#include "core/auth/metadata.h"
#include "core/base/json.h"
#include "tests/fuzz/json_from_bytes.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport;
    static const auto issuer = *origin::Origin::parse(u"https://localhost:41873");
    static const char* const words[] = {"issuer",
                                        "https://localhost:41873",
                                        "authorization_challenge_endpoint",
                                        "authorization_endpoint",
                                        "token_endpoint",
                                        "revocation_endpoint",
                                        "jwks_uri",
                                        "account_endpoint",
                                        "https://localhost:41873/a/",
                                        "https://localhost:41873@b",
                                        "https://evil.example",
                                        "code_challenge_methods_supported",
                                        "S256",
                                        "dpop_signing_alg_values_supported",
                                        "ES256",
                                        "pins",
                                        "sha256/",
                                        "plain"};
    const auto metadata = auth::readMetadata(fuzz::fuzzedJson(data, size, words), issuer);
    if (!metadata)
        return 0;
    for (const QUrl& url : {metadata->challengeEndpoint, metadata->authorizationEndpoint, metadata->tokenEndpoint,
                            metadata->revocationEndpoint, metadata->jwksUri, metadata->accountEndpoint}) {
        if (!url.isEmpty() && !issuer.contains(url))
            std::abort();
    }
    const auto again = auth::readMetadata(writeJson(metadata->document), issuer);
    if (!again || again->document != metadata->document)
        std::abort();
    return 0;
}
