// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// peekJws and verifyJws: nothing verifies that was not signed; what was signed verifies only with a header we know.
// The input is a JWS, and also (up to the first line end) the header and (behind it) the payload of one that we sign.
#include "core/base/bytes.h"
#include "core/jose/jws.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport;
    static const auto key = jose::EcKey::generate();
    static const auto publicKey = key.publicKey();
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const jose::JwsExpectation expected{.type = "x+jwt",
                                        .algorithms = {jose::Algorithm::es256, jose::Algorithm::rs256}};
    static_cast<void>(jose::peekJws(text));
    if (jose::verifyJws(text, publicKey, expected))
        std::abort();

    const qsizetype lineEnd = text.indexOf('\n');
    if (lineEnd < 0)
        return 0;
    const auto input = toBase64Url(text.first(lineEnd)) + '.' + toBase64Url(text.sliced(lineEnd + 1));
    const auto jws = input + '.' + toBase64Url(key.sign(input));
    const auto content = jose::verifyJws(jws, publicKey, expected);
    const auto peeked = jose::peekJws(jws);
    if (content
        && (content->header.value(u"alg") != QStringLiteral("ES256") || content->header.contains(u"crit") || !peeked
            || peeked->header != content->header || peeked->payload != content->payload))
        std::abort();
    return 0;
}
