// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PasswordHasher: Argon2id (RFC 9106) as libsodium encodes it, for passwords and, later, passcodes. It burns memory and
// a core for a good part of a second: call it on a pool thread. Every method may be called from several threads at
// once.
//   const QByteArray stored = account ? account->passwordHash : hasher.dummyHash();   // the same work for the unknown
//   executor.inPool([&hasher, stored, p = std::move(password)] { return hasher.verify(p, stored); }, ...);
#pragma once

#include "core/base/random.h"
#include "core/base/secret.h"

#include <QByteArray>

#include <cstddef>

namespace sallyport::service {

struct PasswordCost {
    std::size_t memoryBytes = std::size_t{64} * 1024 * 1024; ///< at least 8 KiB
    unsigned passes = 3;                                     ///< at least 1; one lane
};

enum class PasswordVerdict {
    right,
    wrong,
    unjudged ///< memory is out, or the stored hash is damaged: never count this as a wrong try
};

class PasswordHasher {
public:
    explicit PasswordHasher(const Random& random, PasswordCost cost = {});

    /// A new hash with its own salt and these costs, as printable text ("$argon2id$v=19$m=…"); empty when memory is
    /// out.
    QByteArray hash(const Secret& password) const;
    /// The costs are those written in `stored`.
    PasswordVerdict verify(const Secret& password, QByteArrayView stored) const;
    /// A hash with these costs that no password has: what an unknown identifier is verified against.
    const QByteArray& dummyHash() const { return m_dummy; }
    /// True if `stored` was made with other costs: hash anew at the next right password, or its time tells it apart.
    bool needsRehash(QByteArrayView stored) const;

private:
    PasswordCost m_cost;
    QByteArray m_dummy;
};

} // namespace sallyport::service
