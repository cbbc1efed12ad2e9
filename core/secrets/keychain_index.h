// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeychainIndex: the names (never the values) of what must be in the keychain, in a small file beside the program's
// data, because a keychain that says "not found" may be locked, replaced or emptied. An index that cannot be read is
// left alone.
//   if (index.mustBeThere(key)) ...
#pragma once

#include "core/secrets/secret_store.h"

namespace sallyport::secrets {

class KeychainIndex {
public:
    KeychainIndex(const QString& directory, QString service);

    /// True if the key was stored and not removed, and also if the index cannot be read: then nothing is ruled out.
    bool mustBeThere(const QString& key) const;
    /// After a write. corrupt, denied, noSpace, timedOut, failed: the index is as it was.
    Result<Done, SecretStoreError> add(const QString& key);
    /// After a removal; errors as add.
    Result<Done, SecretStoreError> forget(const QString& key);
    /// Writes the index as it is: noSpace where the disk is full, which a keychain would only call a failure.
    Result<Done, SecretStoreError> rewrite();

private:
    Result<Done, SecretStoreError> change(const QString& key, bool listed);

    const QString m_path;
    const QString m_service;
};

} // namespace sallyport::secrets
