// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/system/root_certificates.h"

#include "tests/support/catch.h"

#include <memory>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace sallyport::test {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key newKey()
{
    Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    REQUIRE(key != nullptr);
    return key;
}

struct Made {
    QByteArray pem;
    QByteArray der;
};

Made certificate(const char* name, const char* issuer, EVP_PKEY* key, EVP_PKEY* signer)
{
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
    const auto call = [](X509_NAME* of, const char* text) {
        return X509_NAME_add_entry_by_txt(of, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text), -1, -1,
                                          0);
    };
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    REQUIRE(call(X509_get_subject_name(made.get()), name) == 1);
    REQUIRE(call(X509_get_issuer_name(made.get()), issuer) == 1);
    REQUIRE(X509_set_pubkey(made.get(), key) == 1);
    REQUIRE(X509_sign(made.get(), signer, EVP_sha256()) > 0);
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
    REQUIRE(PEM_write_bio_X509(bio.get(), made.get()) == 1);
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    unsigned char* der = nullptr;
    const int derSize = i2d_X509(made.get(), &der);
    Made both{.pem = QByteArray(text, size), .der = QByteArray(reinterpret_cast<const char*>(der), derSize)};
    OPENSSL_free(der);
    return both;
}

} // namespace

RootCertificates::RootCertificates()
{
    const Key officeKey = newKey();
    const Key rootKey = newKey();
    const Key caKey = newKey();
    const Made officeMade = certificate("Office Root", "Office Root", officeKey.get(), officeKey.get());
    office = officeMade.pem;
    officeDer = officeMade.der;
    serviceRoot = certificate("Service Root", "Service Root", rootKey.get(), rootKey.get()).pem;
    serviceCa = certificate("Service CA", "Service Root", caKey.get(), rootKey.get()).pem;
}

} // namespace sallyport::test
