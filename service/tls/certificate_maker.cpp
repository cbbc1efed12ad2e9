// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/tls/certificate_maker.h"

#include "core/base/bytes.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <new>

namespace sallyport::service {

namespace {

template <auto Free>
struct FreeWith {
    void operator()(auto* object) const { Free(object); }
};
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;

constexpr std::int64_t day = 86'400;
constexpr std::int64_t rootDays = 3650;
constexpr std::int64_t leafDays = 397;
constexpr std::int64_t backdatedDays = 2;

Bio readerOf(QByteArrayView pem)
{
    return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

Key readKey(const Secret& pem)
{
    return Key(PEM_read_bio_PrivateKey(readerOf(pem.view()).get(), nullptr, nullptr, nullptr));
}

Certificate readCertificate(const QByteArray& pem)
{
    return Certificate(PEM_read_bio_X509(readerOf(pem).get(), nullptr, nullptr, nullptr));
}

QByteArrayView contentOf(const Bio& bio)
{
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

std::optional<QByteArray> writeCertificate(X509* certificate)
{
    const Bio out(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(out.get(), certificate) != 1)
        return std::nullopt;
    return contentOf(out).toByteArray();
}

bool addExtension(X509* certificate, X509* issuer, int nid, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setCommonName(X509* certificate, const QByteArray& name)
{
    return X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate), NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(name.constData()),
                                      static_cast<int>(name.size()), -1, 0)
        == 1;
}

/// Version, serial number, validity and key: what root and leaf have in common.
Certificate begin(EVP_PKEY* key, std::int64_t from, std::int64_t days)
{
    Certificate certificate(X509_new());
    unsigned char serial[16];
    if (!certificate || RAND_bytes(serial, sizeof serial) != 1)
        return nullptr;
    serial[0] = static_cast<unsigned char>((serial[0] & 0x7f) | 0x40); // positive, 16 bytes (RFC 5280 4.1.2.2)
    const std::unique_ptr<BIGNUM, FreeWith<BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
    const bool done = X509_set_version(certificate.get(), X509_VERSION_3) == 1
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())) != nullptr
        && ASN1_TIME_set(X509_getm_notBefore(certificate.get()), static_cast<std::time_t>(from)) != nullptr
        && ASN1_TIME_set(X509_getm_notAfter(certificate.get()), static_cast<std::time_t>(from + days * day)) != nullptr
        && X509_set_pubkey(certificate.get(), key) == 1;
    return done ? std::move(certificate) : nullptr;
}

} // namespace

Secret makeKeyPem()
{
    const Key key(EVP_EC_gen("P-256"));
    const Bio out(BIO_new(BIO_s_secmem()));
    if (!key || PEM_write_bio_PKCS8PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        throw std::bad_alloc();
    return Secret::copyOf(contentOf(out));
}

std::optional<QByteArray> makeRootCertificate(const Secret& keyPem, std::int64_t unixSeconds)
{
    const auto key = readKey(keyPem);
    const auto root = key ? begin(key.get(), unixSeconds - backdatedDays * day, rootDays) : nullptr;
    if (!root)
        return std::nullopt;
    auto* x = root.get();
    // The name tells two roots of two data folders apart where a person lists them.
    const auto name =
        "Sallyport service on this computer " + toHex(sha256(pinOfKey(keyPem).value_or(QByteArray()))).first(8);
    const bool done = setCommonName(x, name) && X509_set_issuer_name(x, X509_get_subject_name(x)) == 1
        && addExtension(x, x, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && addExtension(x, x, NID_key_usage, "critical,keyCertSign")
        && addExtension(x, x, NID_ext_key_usage, "serverAuth") && addExtension(x, x, NID_subject_key_identifier, "hash")
        && addExtension(x, x, NID_name_constraints,
                        "critical,permitted;DNS:localhost,permitted;IP:127.0.0.1/255.255.255.255,"
                        "permitted;IP:::1/FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF,"
                        "permitted;email:localhost,permitted;URI:localhost")
        && X509_sign(x, key.get(), EVP_sha256()) != 0;
    return done ? writeCertificate(x) : std::nullopt;
}

std::optional<QByteArray> makeLeafCertificate(const Secret& leafKeyPem, const QByteArray& rootPem,
                                              const Secret& rootKeyPem, std::int64_t unixSeconds)
{
    const auto key = readKey(leafKeyPem);
    const auto rootKey = readKey(rootKeyPem);
    const auto root = readCertificate(rootPem);
    if (!key || !rootKey || !root || X509_check_private_key(root.get(), rootKey.get()) != 1)
        return std::nullopt;
    const auto leaf = begin(key.get(), unixSeconds - backdatedDays * day, leafDays);
    if (!leaf)
        return std::nullopt;
    auto* x = leaf.get();
    const bool done = setCommonName(x, "localhost") && X509_set_issuer_name(x, X509_get_subject_name(root.get())) == 1
        && addExtension(x, root.get(), NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(x, root.get(), NID_key_usage, "critical,digitalSignature")
        && addExtension(x, root.get(), NID_ext_key_usage, "serverAuth")
        && addExtension(x, root.get(), NID_subject_key_identifier, "hash")
        && addExtension(x, root.get(), NID_authority_key_identifier, "keyid:always")
        && addExtension(x, root.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1")
        && X509_sign(x, rootKey.get(), EVP_sha256()) != 0;
    return done ? writeCertificate(x) : std::nullopt;
}

std::optional<QByteArray> pinOfKey(const Secret& keyPem)
{
    const auto key = readKey(keyPem);
    unsigned char* der = nullptr;
    const int size = key ? i2d_PUBKEY(key.get(), &der) : 0;
    if (size <= 0)
        return std::nullopt;
    const std::unique_ptr<unsigned char, FreeWith<[](unsigned char* p) { OPENSSL_free(p); }>> owner(der);
    return "sha256/" + toBase64(sha256(QByteArrayView(der, size)));
}

std::optional<std::int64_t> endOfLeaf(const QByteArray& leafPem, const Secret& leafKeyPem, const QByteArray& rootPem)
{
    const auto leaf = readCertificate(leafPem);
    const auto root = readCertificate(rootPem);
    const auto key = readKey(leafKeyPem);
    const bool fits = leaf && root && key && X509_check_private_key(leaf.get(), key.get()) == 1
        && X509_check_issued(root.get(), leaf.get()) == X509_V_OK
        && X509_verify(leaf.get(), X509_get0_pubkey(root.get())) == 1;
    ERR_clear_error();
    if (!fits)
        return std::nullopt;
    int days = 0;
    int seconds = 0;
    const std::unique_ptr<ASN1_TIME, FreeWith<ASN1_TIME_free>> epoch(ASN1_TIME_set(nullptr, 0));
    if (ASN1_TIME_diff(&days, &seconds, epoch.get(), X509_get0_notAfter(leaf.get())) != 1)
        return std::nullopt;
    return days * day + seconds;
}

} // namespace sallyport::service
