// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebSignIn: signing in on the service's own page in the system's browser (RFC 8252, PKCE, state, RFC 9207 `iss`).
//   web.begin(metadata, pkce.challenge, jkt).then(this, [](Result<WebCode, Problem> code) { ... });
#pragma once

#include "core/auth/auth_context.h"
#include "core/auth/loopback_listener.h"
#include "core/auth/metadata.h"

namespace sallyport::auth {

struct WebCode {
    Secret code;
    QString redirectUri; ///< to be named again at the token endpoint
};

enum class WebProblem {
    noBrowser, ///< none could be opened, or no port to come back to
    refused,   ///< the service came back with an error
    timedOut,
    abandoned
};

class WebSignIn : public QObject {
public:
    explicit WebSignIn(const AuthContext& context);
    /// `jkt`: binds the code to the session key (RFC 9449 10). Destroying this closes the port.
    Task<WebCode, WebProblem> begin(const ServiceMetadata& metadata, const QByteArray& pkceChallenge,
                                    const QByteArray& jkt);

private:
    const AuthContext& m_context;
    LoopbackListener m_listener;
};

/// The address the browser is sent to.
QUrl authorizationUrl(const ServiceMetadata& metadata, const QString& redirectUri, const QByteArray& state,
                      const QByteArray& pkceChallenge, const QByteArray& jkt);

} // namespace sallyport::auth
