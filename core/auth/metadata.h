// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Metadata of the service (RFC 8414): which endpoints it has, believed only where they lie on the pinned origin.
//   Result<ServiceMetadata, BlockReason> m = readMetadata(response.body, *profile.issuer);
#pragma once

#include "core/auth/sign_in_problems.h"
#include "core/origin/service_profile.h"

#include <QJsonObject>

namespace sallyport::auth {

struct ServiceMetadata {
    QString issuer;
    QUrl challengeEndpoint = {};     ///< empty: this service signs in on its own page only
    QUrl authorizationEndpoint = {}; ///< empty: no web way
    QUrl tokenEndpoint = {};
    QUrl revocationEndpoint = {};
    QUrl jwksUri = {};
    QUrl accountEndpoint = {};          ///< without a slash at the end; empty where there is no account API
    bool namesIssuerInRedirect = false; ///< RFC 9207 3
    QList<origin::Pin> pins = {}; ///< [current, next]; believe them only over a connection that matched a held pin
    QJsonObject document;         ///< the members read here, as received: to be kept and read again
};

/// https://host:port/.well-known/oauth-authorization-server (RFC 8414 3.1; an issuer here has no path).
QUrl metadataUrl(const origin::Origin& issuer);

/// RFC 8414 3.3: `issuer` must be the configured one, letter by letter. Demands S256, ES256 DPoP, a way in, and every
/// endpoint on the issuer's origin. Errors: metadataUnreadable, issuerMismatch, endpointElsewhere, tooWeak, noWayIn.
Result<ServiceMetadata, BlockReason> readMetadata(QByteArrayView json, const origin::Origin& issuer);

} // namespace sallyport::auth
