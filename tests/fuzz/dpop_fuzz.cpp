// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// verifyDpopProof: whatever it takes names a key, a jti and the request it was asked about. The input is a proof, and
// also the claims of one that we sign, and the address in one that is otherwise right.
#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/jose/dpop_proof.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace sallyport;

constexpr std::int64_t now = 1562262616;

const QUrl& address()
{
    static const QUrl url(QStringLiteral("https://localhost:41873/oauth/token"));
    return url;
}

void tryProof(QByteArrayView proof)
{
    const Clock clock{.unixMs = [] { return now * 1000; }, .monotonicMs = [] { return std::int64_t{0}; }};
    const auto facts = jose::verifyDpopProof(proof, {.method = "POST", .url = address()}, clock);
    if (facts
        && (facts->thumbprint.size() != 43 || facts->jti.isEmpty() || facts->issuedAt > now + 60
            || facts->issuedAt < now - 60))
        std::abort();
}

QByteArray signedBy(const jose::EcKey& key, QByteArrayView claims)
{
    static const auto header = writeJson({{QStringLiteral("typ"), QStringLiteral("dpop+jwt")},
                                          {QStringLiteral("alg"), QStringLiteral("ES256")},
                                          {QStringLiteral("jwk"), key.publicKey().toJwk()}});
    const auto input = toBase64Url(header) + '.' + toBase64Url(claims);
    return input + '.' + toBase64Url(key.sign(input));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto key = jose::EcKey::generate();
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    tryProof(text);
    tryProof(signedBy(key, text));
    tryProof(signedBy(key,
                      writeJson({{QStringLiteral("jti"), QStringLiteral("j")},
                                 {QStringLiteral("htm"), QStringLiteral("POST")},
                                 {QStringLiteral("htu"), QString::fromUtf8(text)},
                                 {QStringLiteral("iat"), qint64{now}}})));
    return 0;
}
