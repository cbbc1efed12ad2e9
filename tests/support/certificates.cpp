// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include "core/base/bytes.h"

#include <memory>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace sallyport::test {

namespace {

template <auto f>
struct Free {
    template <typename T>
    void operator()(T* p) const
    {
        f(p);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;

void require(bool worked)
{
    if (!worked)
        throw std::runtime_error("OpenSSL refused to make a certificate");
}

Key makeKey(KeyKind kind)
{
    switch (kind) {
    case KeyKind::p256:
        return Key(EVP_EC_gen("P-256"));
    case KeyKind::rsa2048:
        return Key(EVP_RSA_gen(2048));
    case KeyKind::ed25519:
        return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    }
    return nullptr;
}

Key readKey(const QByteArray& pem)
{
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

Certificate readCertificate(const QByteArray& pem)
{
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

QByteArray textOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, static_cast<qsizetype>(size));
}

void addExtension(X509* certificate, X509* issuer, int nid, const QByteArray& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.data()));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void addNames(X509* certificate, X509* issuer, const CertificateOptions& options)
{
    QList<QByteArray> names;
    for (const QByteArray& name : options.dnsNames)
        names.append("DNS:" + name);
    for (const QByteArray& address : options.ipAddresses)
        names.append("IP:" + address);
    if (!names.isEmpty())
        addExtension(certificate, issuer, NID_subject_alt_name, names.join(','));
}

void setSubject(X509* certificate, const QByteArray& commonName)
{
    require(X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char*>(commonName.data()),
                                       static_cast<int>(commonName.size()), -1, 0)
            == 1);
}

void setSerial(X509* certificate)
{
    std::uint64_t serial = 0;
    require(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1);
    require(ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1);
}

/// Everything but the issuer's name and signature.
Certificate describe(const CertificateOptions& options, EVP_PKEY* key, X509* issuer)
{
    Certificate certificate(X509_new());
    X509* const c = certificate.get();
    require(c && X509_set_version(c, X509_VERSION_3) == 1 && X509_set_pubkey(c, key) == 1);
    setSerial(c);
    setSubject(c, options.commonName);
    X509_gmtime_adj(X509_getm_notBefore(c), static_cast<long>(options.startsInSeconds));
    X509_gmtime_adj(X509_getm_notAfter(c), static_cast<long>(options.endsInSeconds));
    X509* const signer = issuer ? issuer : c;
    require(X509_set_issuer_name(c, X509_get_subject_name(signer)) == 1);
    addExtension(c, signer, NID_basic_constraints, options.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    addExtension(c, signer, NID_key_usage,
                 options.authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature");
    addExtension(c, signer, NID_subject_key_identifier, "hash");
    if (!options.permittedDnsName.isEmpty())
        addExtension(c, signer, NID_name_constraints, "critical,permitted;DNS:" + options.permittedDnsName);
    if (!options.authority)
        addNames(c, signer, options);
    return certificate;
}

Identity sign(Certificate certificate, EVP_PKEY* key, EVP_PKEY* signingKey)
{
    const bool namesOwnDigest = EVP_PKEY_get_id(signingKey) == EVP_PKEY_ED25519;
    require(X509_sign(certificate.get(), signingKey, namesOwnDigest ? nullptr : EVP_sha256()) > 0);
    const Bio certificateBio(BIO_new(BIO_s_mem()));
    const Bio keyBio(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_X509(certificateBio.get(), certificate.get()) == 1);
    require(PEM_write_bio_PrivateKey(keyBio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    require(size > 0);
    const QByteArray spki(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return {textOf(certificateBio.get()), textOf(keyBio.get()), sha256(spki)};
}

} // namespace

Identity selfSigned(const CertificateOptions& options)
{
    const Key key = makeKey(options.key);
    require(key != nullptr);
    return sign(describe(options, key.get(), nullptr), key.get(), key.get());
}

Identity makeAuthority(const QByteArray& name, const QByteArray& permittedDnsName)
{
    return selfSigned({.commonName = name, .authority = true, .permittedDnsName = permittedDnsName});
}

Identity issue(const CertificateOptions& options, const Identity& issuer, const Identity* sameKeyAs)
{
    const Key key = sameKeyAs ? readKey(sameKeyAs->keyPem) : makeKey(options.key);
    const Key signingKey = readKey(issuer.keyPem);
    const Certificate issuerCertificate = readCertificate(issuer.certificatePem);
    require(key && signingKey && issuerCertificate);
    return sign(describe(options, key.get(), issuerCertificate.get()), key.get(), signingKey.get());
}

} // namespace sallyport::test
