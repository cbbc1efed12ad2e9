// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rooms that use OpenSSL's crypto share of it: owning handles, and its queue of errors kept as it was. For
// their sources only; a header that others include does not show OpenSSL.
//   const Handle<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
#pragma once

#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>

namespace sallyport::openssl {

template <auto release>
struct Releaser {
    template <typename T>
    void operator()(T* object) const
    {
        release(object);
    }
};

template <typename T, auto release>
using Handle = std::unique_ptr<T, Releaser<release>>;

using Pkey = Handle<EVP_PKEY, EVP_PKEY_free>;
using DigestContext = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;

/// Keeps OpenSSL's error queue of this thread as it was: a refused signature must not look like a failure of TLS.
class ErrorQueueGuard {
public:
    ErrorQueueGuard() { ERR_set_mark(); }
    ~ErrorQueueGuard() { ERR_pop_to_mark(); }
    ErrorQueueGuard(const ErrorQueueGuard&) = delete;
    ErrorQueueGuard& operator=(const ErrorQueueGuard&) = delete;
};

} // namespace sallyport::openssl
