// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TestSigner: signs messages as an honest signer does, and as none would: any tags, any key.
//   TestSigner signer;  keys.publish("s1._domainkey.kucoin.com", signer.record());  signer.sign({.message = text});
#pragma once

#include "core/mail/dkim_canonical.h"
#include "core/mail/dkim_key.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace sallyport::test {

struct Signing {
    QByteArray message;
    QByteArray fields = "from:to:subject:date:mime-version:content-type:from:subject";
    QByteArray tags = {}; ///< further ones, "l=3; "
    QByteArray names = "d=kucoin.com; s=s1; ";
    QByteArray how = "relaxed/relaxed";
    QByteArray bodyHash = {}; ///< in place of the right one
    QByteArray version = "1";
    QByteArray algorithm = {}; ///< in place of the key's own
};

class TestSigner {
public:
    /// 0: Ed25519; else an RSA key of so many bits.
    explicit TestSigner(unsigned bits = 0)
        : m_key(bits == 0 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519") : EVP_RSA_gen(bits), &EVP_PKEY_free)
    {
    }

    bool isRsa() const { return EVP_PKEY_get_base_id(m_key.get()) == EVP_PKEY_RSA; }

    QByteArray publicKey() const
    {
        if (!isRsa()) {
            QByteArray bytes(32, '\0');
            std::size_t size = 32;
            EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size);
            return bytes.toBase64();
        }
        unsigned char* der = nullptr;
        const int size = i2d_PUBKEY(m_key.get(), &der);
        const QByteArray bytes(reinterpret_cast<const char*>(der), size);
        OPENSSL_free(der);
        return bytes.toBase64();
    }

    /// The RSA key as RSAPublicKey, without its kind around it.
    QByteArray bareKey() const
    {
        unsigned char* der = nullptr;
        const int size = i2d_PublicKey(m_key.get(), &der);
        const QByteArray bytes(reinterpret_cast<const char*>(der), size);
        OPENSSL_free(der);
        return bytes.toBase64();
    }

    QByteArray record(const QByteArray& more = {}) const
    {
        return "v=DKIM1; k=" + QByteArray(isRsa() ? "rsa" : "ed25519") + "; " + more + "p=" + publicKey();
    }

    /// The message with the signature's field above it.
    QByteArray sign(const Signing& wish) const
    {
        const QByteArray algorithm = !wish.algorithm.isEmpty() ? wish.algorithm
            : isRsa()                                          ? QByteArray("rsa-sha256")
                                                               : QByteArray("ed25519-sha256");
        const auto raw = mail::readRawMessage(wish.message);
        const bool relaxedBody = wish.how.endsWith("/relaxed");
        const QByteArray body =
            mail::canonicalBody(raw->body, relaxedBody ? mail::DkimCanonical::relaxed : mail::DkimCanonical::simple);
        const QByteArray field = "DKIM-Signature: v=" + wish.version + "; a=" + algorithm + "; c=" + wish.how + "; "
            + wish.names + "h=" + wish.fields + "; " + wish.tags
            + "bh=" + (wish.bodyHash.isEmpty() ? mail::sha256(body).toBase64() : wish.bodyHash) + "; b=";
        const mail::DkimSignature signature{.header = wish.how.startsWith("relaxed") ? mail::DkimCanonical::relaxed
                                                                                     : mail::DkimCanonical::simple,
                                            .fields = QByteArray(wish.fields).toLower().split(':'),
                                            .unsignedField = field.sliced(sizeof "DKIM-Signature:" - 1)};
        const mail::RawField own{"dkim-signature", field + "\r\n"};
        return field + signedBytes(mail::signedText(*raw, own, signature)).toBase64() + "\r\n" + wish.message;
    }

private:
    QByteArray signedBytes(const QByteArray& text) const
    {
        const QByteArray data = isRsa() ? text : mail::sha256(text);
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        EVP_DigestSignInit(context.get(), nullptr, isRsa() ? EVP_sha256() : nullptr, nullptr, m_key.get());
        std::size_t size = 1024;
        QByteArray bytes(qsizetype(size), '\0');
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size,
                       reinterpret_cast<const unsigned char*>(data.constData()), std::size_t(data.size()));
        bytes.truncate(qsizetype(size));
        return bytes;
    }

    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
};

} // namespace sallyport::test
