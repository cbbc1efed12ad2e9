// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PKCE (RFC 7636), method S256 only.
//   Pkce pkce = Pkce::make(random);  send(pkce.challenge);  ...  send(pkce.verifier);
#pragma once

#include "core/base/secret.h"

namespace sallyport::auth {

struct Pkce {
    Secret verifier;      ///< 43 characters of base64url (RFC 7636 4.1)
    QByteArray challenge; ///< base64url(SHA-256(verifier)) (4.2)

    static Pkce make(const Random& random);
};

/// RFC 7636 4.2.
QByteArray pkceChallenge(QByteArrayView verifier);

} // namespace sallyport::auth
