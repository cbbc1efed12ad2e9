// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop_store.h"

#include <QFile>

namespace sallyport::app {

using secrets::SecretStore;
using secrets::SecretStoreError;
using secrets::StoreKind;

namespace {

/// Removing from a store that is not there is success.
template <typename T>
Result<T, SecretStoreError> answerWithout(SecretStoreError why)
{
    if constexpr (std::is_same_v<T, Done>) {
        if (why == SecretStoreError::notFound)
            return Done{};
    }
    return std::unexpected(why);
}

} // namespace

DesktopStore::DesktopStore(const Paths& paths, std::optional<StoreKind> known, Asker ask)
    : m_keychain(keychainServiceName(), paths.data.path()),
      m_path(paths.secretsFile()),
      m_file(std::make_unique<secrets::FileStore>(m_path)),
      m_ask(std::move(ask)),
      m_kind(known.value_or(StoreKind::keychain)),
      m_kindKnown(known.has_value())
{
}

DesktopStore::~DesktopStore() = default;

template <typename T>
Task<T, SecretStoreError> DesktopStore::forward(Need need,
                                                std::move_only_function<Task<T, SecretStoreError>(SecretStore&)> call)
{
    auto promise = std::make_shared<Promise<T, SecretStoreError>>();
    auto task = promise->task();
    whenReady(need, [this, promise, call = std::move(call)](Result<SecretStore*, SecretStoreError> store) mutable {
        if (!store)
            return promise->finish(answerWithout<T>(store.error()));
        call(**store).then(this, [promise](Result<T, SecretStoreError> answer) { promise->finish(std::move(answer)); });
    });
    return task;
}

Task<Secret, SecretStoreError> DesktopStore::read(const QString& key)
{
    return forward<Secret>(Need::content, [key](SecretStore& store) { return store.read(key); });
}

Task<Done, SecretStoreError> DesktopStore::write(const QString& key, Secret value)
{
    return forward<Done>(Need::place, [key, value = std::move(value)](SecretStore& store) mutable {
        return store.write(key, std::move(value));
    });
}

Task<Done, SecretStoreError> DesktopStore::remove(const QString& key)
{
    return forward<Done>(Need::content, [key](SecretStore& store) { return store.remove(key); });
}

void DesktopStore::whenReady(Need need, Use use)
{
    if (m_chosen != nullptr)
        return use(m_chosen);
    m_placeNeeded = m_placeNeeded || need == Need::place;
    m_waiting.push_back(std::move(use));
    if (!std::exchange(m_finding, true))
        find();
}

void DesktopStore::close()
{
    if (m_chosen != m_file.get())
        return;
    m_chosen = nullptr;
    m_kindKnown = true;
    m_file = std::make_unique<secrets::FileStore>(m_path); // the former one finishes its writes first
}

Task<Done, SecretStoreError> DesktopStore::check(Secret passphrase)
{
    using Answer = Task<Done, SecretStoreError>;
    if (!hasFile())
        return Answer::ready(std::unexpected(SecretStoreError::notFound));
    auto trial = std::make_shared<secrets::FileStore>(m_path);
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    trial->open(std::move(passphrase)).then(this, [trial, promise](Result<Done, SecretStoreError> opened) {
        promise->finish(std::move(opened));
    });
    return task;
}

Task<Done, SecretStoreError> DesktopStore::open(Secret passphrase)
{
    using Answer = Task<Done, SecretStoreError>;
    if (m_kind != StoreKind::file)
        return Answer::ready(std::unexpected(SecretStoreError::noService));
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    m_file->open(std::move(passphrase)).then(this, [this, promise](Result<Done, SecretStoreError> opened) {
        if (opened)
            ready(m_file.get());
        promise->finish(std::move(opened));
    });
    return task;
}

Task<Done, SecretStoreError> DesktopStore::removeFile()
{
    close();
    const bool removed = !m_file->exists() || QFile::remove(m_path);
    return Task<Done, SecretStoreError>::ready(removed ? Result<Done, SecretStoreError>(Done{})
                                                       : std::unexpected(SecretStoreError::failed));
}

void DesktopStore::find()
{
    if (m_kindKnown || m_file->exists()) {
        // What was chosen once is kept: secrets must not be looked for in one place and lie in the other.
        if (m_kind == StoreKind::file || !m_kindKnown)
            return askPassphrase(false);
        return ready(&m_keychain);
    }
    secrets::keychainAvailability().then(this, [this](Result<secrets::KeychainState, SecretStoreError> state) {
        if (!state)
            return ready(std::unexpected(state.error()));
        if (state->availability == secrets::KeychainAvailability::noService)
            return askPassphrase(false);
        ready(&m_keychain);
    });
}

void DesktopStore::askPassphrase(bool wasWrong)
{
    m_kind = StoreKind::file;
    if (!m_file->exists() && !m_placeNeeded)
        return ready(std::unexpected(SecretStoreError::notFound));
    m_ask({.fileExists = m_file->exists(), .wasWrong = wasWrong})
        .then(this, [this](Result<Secret, ui::PassphraseRefusal> passphrase) {
            if (!passphrase)
                return ready(std::unexpected(m_file->exists() ? SecretStoreError::passphraseNeeded
                                                              : SecretStoreError::noPassphraseSet));
            m_file->open(std::move(*passphrase)).then(this, [this](Result<Done, SecretStoreError> opened) {
                if (opened)
                    return ready(m_file.get());
                if (opened.error() == SecretStoreError::wrongPassphrase)
                    return askPassphrase(true);
                ready(std::unexpected(opened.error()));
            });
        });
}

void DesktopStore::ready(Result<SecretStore*, SecretStoreError> store)
{
    m_finding = false;
    m_placeNeeded = false;
    if (store) {
        m_chosen = *store;
        m_kind = m_chosen->kind();
    }
    for (auto& use : std::exchange(m_waiting, {}))
        use(store);
}

} // namespace sallyport::app
