// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/pkce.h"

#include "core/base/bytes.h"

namespace sallyport::auth {

Pkce Pkce::make(const Random& random)
{
    constexpr qsizetype entropy = 32; // RFC 7636 7.1
    QByteArray text = randomToken(random, entropy);
    QByteArray challenge = pkceChallenge(text);
    return {.verifier = Secret::takeFrom(text), .challenge = std::move(challenge)};
}

QByteArray pkceChallenge(QByteArrayView verifier)
{
    return toBase64Url(sha256(verifier));
}

} // namespace sallyport::auth
