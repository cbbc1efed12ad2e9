// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server's TLS settings: version 1.2 or newer, forward secrecy and AEAD only, no resumption.
#pragma once

#include "service/http/http_server.h"

#include <openssl/ssl.h>

namespace sallyport::service {

struct FreeTlsContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeTlsContext>;

Result<TlsContext, CertificateError> makeTlsContext(const ServerCertificate& certificate);

} // namespace sallyport::service
