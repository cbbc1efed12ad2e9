// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WrappedStore: a store whose values lie under a wrap key, so that they can be locked away while the program runs and
// after it has ended. A local passphrase opens the key (a sealed file: Argon2id, XChaCha20-Poly1305). Until one is set,
// values pass as they are.
//   WrappedStore store(keychain, paths.lockFile());   store.unlock(std::move(passphrase)).then(this, ...);
#pragma once

#include "core/secrets/file_store.h"

#include <QObject>

namespace sallyport::secrets {

class WrappedStore final : public QObject, public SecretStore {
    Q_OBJECT
public:
    using Answer = Task<Done, SecretStoreError>;

    /// `inner` must outlive this. `lockFile`: the sealed file with the wrap key; that it is there means: set up.
    WrappedStore(SecretStore& inner, QString lockFile, FileStoreCost cost = {}, Random random = systemRandom());
    ~WrappedStore() override;

    /// A passphrase is set, here or by another program of this person.
    bool isSetUp() const;
    /// What is kept is out of reach: reads and writes are answered `locked`.
    bool isLocked() const { return m_shut || (m_key.isEmpty() && isSetUp()); }

    /// Sets the passphrase, the first one or another; while not locked. What is kept already stays as it is until it is
    /// written again: see rewrap.
    Answer setPassphrase(Secret passphrase);
    /// Done if it is the passphrase; wrongPassphrase.
    Answer check(Secret passphrase);
    /// Values stay wrapped, with the key in the inner store beside them: from now on it protects nothing.
    Answer removePassphrase();
    /// Puts a kept value under the wrap key; what is written through this store meanwhile is kept. Where other programs
    /// write it too, the caller keeps them from it.
    Answer rewrap(const QString& key);
    /// The key also lies in the inner store, to be had without the passphrase by whoever can read that.
    Answer keepKeyInside(bool keep);

    /// Forgets the key. Questions under way are answered `locked`, or have been done.
    void lock();
    /// wrongPassphrase, corrupt (the file is damaged).
    Answer unlock(Secret passphrase);
    /// With the key in the inner store: notFound if it is not there.
    Answer unlockFromInside();
    /// Without a passphrase here: the inner store has one of its own, and has been opened with it.
    void reopen() { m_shut = false; }

    StoreKind kind() const override { return m_inner.kind(); }
    Task<Secret, SecretStoreError> read(const QString& key) override;
    Task<Done, SecretStoreError> write(const QString& key, Secret value) override;
    Task<Done, SecretStoreError> remove(const QString& key) override;

private:
    using KeyAnswer = Task<Secret, SecretStoreError>;
    /// What the sealed file holds.
    KeyAnswer openFile(Secret passphrase);
    KeyAnswer unwrapped(const QString& key, Secret value);
    /// The key there is, or the one inside, or a new one.
    KeyAnswer anyKey();
    Answer writeFile(Secret passphrase, Secret key);
    Answer takeKey(KeyAnswer task);

    SecretStore& m_inner;
    const QString m_path;
    const FileStoreCost m_cost;
    const Random m_random;
    Secret m_key;        ///< empty: not set up, or locked
    bool m_shut = false; ///< by lock()
    int m_changes = 0;   ///< counts writes and removals
    int m_locks = 0;     ///< counts lock(): an answer from before it gives nothing away after it
};

} // namespace sallyport::secrets
