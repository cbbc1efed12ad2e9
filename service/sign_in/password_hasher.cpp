// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/password_hasher.h"

#include <sodium.h>

#include <cerrno>

namespace sallyport::service {

namespace {

QByteArray unpadded(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals);
}

/// An empty Secret has no address, and libsodium wants one.
const char* textOf(const Secret& password)
{
    return password.isEmpty() ? "" : password.view().data();
}

/// libsodium reads the hash up to its terminating zero, which a view does not promise.
QByteArray terminated(QByteArrayView stored)
{
    return stored.toByteArray();
}

} // namespace

PasswordHasher::PasswordHasher(const Random& random, PasswordCost cost) : m_cost(cost)
{
    [[maybe_unused]] const int ready = sodium_init(); // picks the fast implementation for this processor
    m_dummy = QByteArrayLiteral("$argon2id$v=19$m=") + QByteArray::number(quint64{cost.memoryBytes / 1024})
        + QByteArrayLiteral(",t=") + QByteArray::number(cost.passes) + QByteArrayLiteral(",p=1$")
        + unpadded(randomBytes(random, crypto_pwhash_argon2id_SALTBYTES)) + '$' + unpadded(randomBytes(random, 32));
}

QByteArray PasswordHasher::hash(const Secret& password) const
{
    QByteArray text(crypto_pwhash_argon2id_STRBYTES, '\0');
    if (crypto_pwhash_argon2id_str(text.data(), textOf(password), static_cast<unsigned long long>(password.size()),
                                   m_cost.passes, m_cost.memoryBytes)
        != 0)
        return {};
    text.truncate(text.indexOf('\0'));
    return text;
}

PasswordVerdict PasswordHasher::verify(const Secret& password, QByteArrayView stored) const
{
    const QByteArray text = terminated(stored);
    errno = 0;
    if (crypto_pwhash_argon2id_str_verify(text.constData(), textOf(password),
                                          static_cast<unsigned long long>(password.size()))
        == 0)
        return PasswordVerdict::right;
    // EINVAL is libsodium's word for "another password"; out of memory and a damaged hash leave errno otherwise.
    return errno == EINVAL ? PasswordVerdict::wrong : PasswordVerdict::unjudged;
}

bool PasswordHasher::needsRehash(QByteArrayView stored) const
{
    const QByteArray text = terminated(stored);
    return crypto_pwhash_argon2id_str_needs_rehash(text.constData(), m_cost.passes, m_cost.memoryBytes) != 0;
}

} // namespace sallyport::service
