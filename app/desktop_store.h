// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesktopStore: where this person's own computer keeps secrets: the keychain, or, where the desktop has none, a file
// encrypted with a passphrase that the person is asked for at first use. Never plain text, never silently.
//   DesktopStore store(paths, [&window](StorePassphraseWanted w) { return window.askStorePassphrase(w); });
#pragma once

#include "app/paths.h"
#include "core/secrets/file_store.h"
#include "core/secrets/keychain_store.h"
#include "ui/shell/store_passphrase_dialog.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace sallyport::app {

class DesktopStore : public QObject, public secrets::SecretStore {
    Q_OBJECT
public:
    using Asker = std::function<Task<Secret, ui::PassphraseRefusal>(ui::StorePassphraseQuestion)>;

    /// `known`: the kind the account was kept in before; nothing to look for the keychain first.
    DesktopStore(const Paths& paths, std::optional<secrets::StoreKind> known, Asker ask);
    ~DesktopStore() override;

    /// The kind that is used; `keychain` while nothing was asked of it yet and none is known.
    secrets::StoreKind kind() const override { return m_kind; }
    Task<Secret, secrets::SecretStoreError> read(const QString& key) override;
    Task<Done, secrets::SecretStoreError> write(const QString& key, Secret value) override;
    Task<Done, secrets::SecretStoreError> remove(const QString& key) override;

    /// Forgets the file's key, where there is a file: the next question asks for its passphrase.
    void close();
    /// Opens the file without asking the person. wrongPassphrase; noService where the keychain is used.
    Task<Done, secrets::SecretStoreError> open(Secret passphrase);
    /// Done if `passphrase` opens the file, which stays as it is, open or not. notFound where there is none.
    Task<Done, secrets::SecretStoreError> check(Secret passphrase);
    bool hasFile() const { return m_file->exists(); }
    /// Removes the file with all that is in it, unread.
    Task<Done, secrets::SecretStoreError> removeFile();

private:
    using Use = std::move_only_function<void(Result<secrets::SecretStore*, secrets::SecretStoreError>)>;

    enum class Need {
        content, ///< of a store that is there; where there is none, nothing is asked: notFound
        place    ///< to write: a store that is not there is made
    };
    /// Calls `use` with the store that answers, once there is one.
    void whenReady(Need need, Use use);
    void find();
    void askPassphrase(bool wasWrong);
    void ready(Result<secrets::SecretStore*, secrets::SecretStoreError> store);
    template <typename T>
    Task<T, secrets::SecretStoreError> forward(
        Need need, std::move_only_function<Task<T, secrets::SecretStoreError>(secrets::SecretStore&)> call);

    secrets::KeychainStore m_keychain;
    const QString m_path;
    std::unique_ptr<secrets::FileStore> m_file;
    Asker m_ask;
    secrets::StoreKind m_kind;
    bool m_kindKnown;
    secrets::SecretStore* m_chosen = nullptr;
    bool m_finding = false;
    bool m_placeNeeded = false;
    std::vector<Use> m_waiting;
};

} // namespace sallyport::app
