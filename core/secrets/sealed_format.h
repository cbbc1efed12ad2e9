// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The file store's format: a header of 84 bytes in clear, then a CBOR map of names to byte strings, sealed with
// XChaCha20-Poly1305 (IETF) under the header as associated data. Numbers are big-endian.
//   0 "SALLYSEC" · 8 version (1) · 12 passes · 16 memory in KiB · 20 salt (16) · 36 check value (16) ·
//   52 SHA-256 of bytes 0 to 51, its first 8 · 60 nonce (24) · 84 ciphertext and tag (16)
// The check value tells a wrong passphrase from a damaged file; the short digest tells a damaged header.
#pragma once

#include "core/secrets/file_store.h"

#include <map>

namespace sallyport::secrets {

using SecretMap = std::map<QString, Secret>;

/// More than this is no store of ours.
inline constexpr qsizetype maxSealedBytes = qsizetype{4} * 1024 * 1024;
inline constexpr int maxEntries = 1024;

struct SealedHeader {
    FileStoreCost cost;
    QByteArray salt;  ///< 16 bytes
    QByteArray check; ///< 16 bytes out of the derived key
    friend bool operator==(const SealedHeader&, const SealedHeader&);
};

/// True for 1 to 10 passes over 8 KiB to 1 GiB: asked before anything is derived.
bool isBearable(FileStoreCost cost);

/// What a passphrase yields: the key that seals, and the value that recognises it.
struct DerivedKey {
    Secret key;       ///< 32 bytes
    QByteArray check; ///< 16 bytes
};
/// Argon2id version 1.3 and BLAKE2b; takes seconds at most. Fails (failed) when there is not enough memory.
Result<DerivedKey, SecretStoreError> deriveKey(const Secret& passphrase, FileStoreCost cost, const QByteArray& salt);

/// corrupt if this is not a whole header of version 1 with a bearable cost.
Result<SealedHeader, SecretStoreError> readHeader(QByteArrayView file);
/// The entries of a whole file; corrupt if it was changed in any bit since it was sealed with this key.
Result<SecretMap, SecretStoreError> unseal(QByteArrayView file, const Secret& key);
/// The whole file. failed if there are too many entries or bytes.
Result<QByteArray, SecretStoreError> seal(const SealedHeader& header, const SecretMap& entries, const Secret& key,
                                          const Random& random);

/// The CBOR (RFC 8949) inside: definite lengths only, valid names, no name twice, nothing after the end.
Result<SecretMap, SecretStoreError> readEntries(const Secret& plain);
Secret writeEntries(const SecretMap& entries);

} // namespace sallyport::secrets
