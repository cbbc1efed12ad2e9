// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/dkim_key.h"

#include "core/base/openssl_handle.h"
#include "core/mail/dkim_tags.h"

#include <openssl/x509.h>

namespace sallyport::mail {

using openssl::Pkey;

namespace {

constexpr qsizetype maxRecord = 4096;
constexpr qsizetype ed25519Bytes = 32;
constexpr int leastBits = 1024; // RFC 8301, 3.2
constexpr int mostBits = 4096;

const unsigned char* bytesOf(const QByteArray& text)
{
    return reinterpret_cast<const unsigned char*>(text.constData());
}

/// All of the bytes are the key, in one of the two ways in which RSA keys are published (RFC 6376, erratum 3017).
Pkey rsaKey(const QByteArray& der)
{
    const unsigned char* at = bytesOf(der);
    const unsigned char* const end = at + der.size();
    Pkey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    if (!key) {
        at = bytesOf(der);
        key.reset(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, static_cast<long>(der.size())));
    }
    return key && at == end && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA ? std::move(key) : Pkey();
}

bool fits(EVP_PKEY* key, const EVP_MD* hash, const QByteArray& signature, const QByteArray& text)
{
    const openssl::DigestContext context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, hash, nullptr, key) == 1
        && EVP_DigestVerify(context.get(), bytesOf(signature), static_cast<std::size_t>(signature.size()),
                            bytesOf(text), static_cast<std::size_t>(text.size()))
        == 1;
}

} // namespace

Result<DkimKey, DkimFlaw> readDkimKey(QByteArrayView record)
{
    const auto tags = record.size() > maxRecord ? std::nullopt : DkimTags::read(record);
    const bool versioned = tags && tags->value("v").has_value();
    if (!tags || !tags->value("p") || (versioned && !tags->isFirst("v")))
        return std::unexpected(DkimFlaw::malformed);
    if (versioned && tags->value("v") != "DKIM1")
        return std::unexpected(DkimFlaw::unsupported);
    if (tags->value("p")->isEmpty())
        return std::unexpected(DkimFlaw::revoked);
    const QByteArray kind = tags->valueOr("k", "rsa");
    const QList<QByteArray> hashes = tags->list("h");
    const QList<QByteArray> services = tags->list("s");
    const bool forMail = services.isEmpty() || services.contains("*") || services.contains("email");
    if ((kind != "rsa" && kind != "ed25519") || (!hashes.isEmpty() && !hashes.contains("sha256")) || !forMail)
        return std::unexpected(DkimFlaw::unsupported);
    const QList<QByteArray> flags = tags->list("t");
    if (flags.contains("y"))
        return std::unexpected(DkimFlaw::test);
    DkimKey key{.algorithm = kind == "rsa" ? DkimAlgorithm::rsaSha256 : DkimAlgorithm::ed25519Sha256,
                .bytes = tags->base64("p").value_or(QByteArray()),
                .exactDomain = flags.contains("s")};
    const bool ofRightSize = key.algorithm == DkimAlgorithm::rsaSha256 || key.bytes.size() == ed25519Bytes;
    if (key.bytes.isEmpty() || !ofRightSize)
        return std::unexpected(DkimFlaw::malformed);
    return key;
}

Result<bool, DkimFlaw> isSignedBy(const DkimKey& key, const QByteArray& signature, const QByteArray& text)
{
    const openssl::ErrorQueueGuard guard;
    if (key.algorithm == DkimAlgorithm::ed25519Sha256) {
        const Pkey pkey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(key.bytes),
                                                    static_cast<std::size_t>(key.bytes.size())));
        if (!pkey)
            return std::unexpected(DkimFlaw::malformed);
        return fits(pkey.get(), nullptr, signature, sha256(text)); // RFC 8463, 3: what is signed is the hash
    }
    const Pkey pkey = rsaKey(key.bytes);
    if (!pkey)
        return std::unexpected(DkimFlaw::malformed);
    const int bits = EVP_PKEY_get_bits(pkey.get());
    if (bits < leastBits || bits > mostBits)
        return std::unexpected(DkimFlaw::weak);
    return fits(pkey.get(), EVP_sha256(), signature, text);
}

QByteArray sha256(const QByteArray& text)
{
    QByteArray hash(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    if (EVP_Digest(text.constData(), static_cast<std::size_t>(text.size()),
                   reinterpret_cast<unsigned char*>(hash.data()), &size, EVP_sha256(), nullptr)
        != 1)
        return {};
    hash.truncate(size);
    return hash;
}

} // namespace sallyport::mail
