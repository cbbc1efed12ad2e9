// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/tls_context.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace sallyport::service {

namespace {

template <auto Free>
struct FreeWith {
    void operator()(auto* object) const { Free(object); }
};
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;

Bio readerOf(QByteArrayView bytes)
{
    return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

int pickProtocol(SSL*, const unsigned char** out, unsigned char* outLength, const unsigned char* in, unsigned inLength,
                 void*)
{
    static constexpr unsigned char http11[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, outLength, http11, sizeof http11, in, inLength) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

bool configure(SSL_CTX* context)
{
    // No tickets and no cache: a resumed session would skip the certificate that the client pins, and cost memory here.
    SSL_CTX_set_options(
        context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context, pickProtocol, nullptr);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1
        && SSL_CTX_set_cipher_list(context,
                                   "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:"
                                   "ECDHE-ECDSA-AES256-GCM-SHA384")
        == 1
        && SSL_CTX_set1_groups_list(context, "X25519:P-256") == 1;
}

bool useCertificate(SSL_CTX* context, const ServerCertificate& certificate)
{
    const auto certificates = readerOf(certificate.certificatePem);
    const Certificate leaf(PEM_read_bio_X509(certificates.get(), nullptr, nullptr, nullptr));
    const Key key(PEM_read_bio_PrivateKey(readerOf(certificate.keyPem.view()).get(), nullptr, nullptr, nullptr));
    if (!leaf || !key || SSL_CTX_use_certificate(context, leaf.get()) != 1)
        return false;
    while (const Certificate next{PEM_read_bio_X509(certificates.get(), nullptr, nullptr, nullptr)}) {
        if (SSL_CTX_add1_chain_cert(context, next.get()) != 1)
            return false;
    }
    ERR_clear_error(); // the end of the PEM text counts as an error there
    return SSL_CTX_use_PrivateKey(context, key.get()) == 1 && SSL_CTX_check_private_key(context) == 1;
}

} // namespace

Result<TlsContext, CertificateError> makeTlsContext(const ServerCertificate& certificate)
{
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    if (!context || !useCertificate(context.get(), certificate) || !configure(context.get()))
        return std::unexpected(CertificateError::unusable);
    return context;
}

} // namespace sallyport::service
