// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The authorization server's metadata (RFC 8414), at GET /.well-known/oauth-authorization-server.
#pragma once

#include "service/http/router.h"

namespace sallyport::service {

/// `issuer` without a slash at its end; `pins` as TlsIdentity::pins.
QJsonObject serverMetadata(const QByteArray& issuer, const QByteArrayList& pins);

void addMetadataRoute(Router& router, const QByteArray& issuer, const QByteArrayList& pins);

} // namespace sallyport::service
