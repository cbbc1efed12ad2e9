// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychain_query.h"

#include "core/secrets/keychain_store.h"
#include "core/secrets/kwallet_query.h"
#include "core/secrets/secret_service_query.h"

#include <QDBusConnection>
#include <QLibrary>

namespace sallyport::secrets {

namespace {

using Found = Result<Whereabouts, SecretStoreError>;
using Open = Result<bool, SecretStoreError>;

const QString libsecret = QStringLiteral("secret-1"); // opened as QtKeychain opens it

bool hasLibsecret()
{
    return QLibrary(libsecret, 0).load();
}

/// Where QtKeychain may talk to KWallet: on Plasma by choice, elsewhere for want of libsecret.
bool walletMayServe()
{
    return isPlasma() || !hasLibsecret();
}

struct Search : QObject {
    Promise<Whereabouts, SecretStoreError> promise;

    void answer(Found found)
    {
        promise.finish(found);
        deleteLater();
    }
    /// `instead`: what counts where there is no Secret Service.
    void askSecretService(const QString& service, const QString& key, std::chrono::milliseconds limit, Found instead)
    {
        if (!hasLibsecret()) {
            answer(instead);
            return;
        }
        findInSecretService(service, key, limit).then(this, [this, instead](Found found) {
            answer(found == std::unexpected(SecretStoreError::noService) ? instead : found);
        });
    }
};

struct StateQuestion : QObject {
    Promise<KeychainState, SecretStoreError> promise;

    void answer(Result<KeychainState, SecretStoreError> state)
    {
        promise.finish(state);
        deleteLater();
    }
    void askWallet(std::chrono::milliseconds limit);
    void askSecretService(std::chrono::milliseconds limit);
    void nameBackend(KeychainState state, std::chrono::milliseconds limit);
};

void StateQuestion::askWallet(std::chrono::milliseconds limit)
{
    walletIsOpen(limit).then(this, [this, limit](Open open) {
        if (!open && open.error() == SecretStoreError::noService)
            askSecretService(limit);
        else if (!open)
            answer(std::unexpected(open.error()));
        else
            answer(KeychainState{.availability = *open ? KeychainAvailability::available : KeychainAvailability::locked,
                                 .backend = KeychainBackend::kwallet});
    });
}

void StateQuestion::askSecretService(std::chrono::milliseconds limit)
{
    if (!hasLibsecret()) {
        answer(KeychainState{.missing = KeychainMissing::library});
        return;
    }
    defaultKeyring(limit).then(this, [this, limit](Found found) {
        if (found)
            nameBackend({.availability = *found == Whereabouts::absent ? KeychainAvailability::available
                                                                       : KeychainAvailability::locked,
                         .missing = *found == Whereabouts::noCollection ? KeychainMissing::collection
                                                                        : KeychainMissing::nothing},
                        limit);
        else if (found.error() == SecretStoreError::noService)
            answer(KeychainState{.missing = KeychainMissing::secretService});
        else
            answer(std::unexpected(found.error()));
    });
}

void StateQuestion::nameBackend(KeychainState state, std::chrono::milliseconds limit)
{
    const QString gnome = QStringLiteral("org.gnome.keyring");
    const QString keepassxc = QStringLiteral("org.keepassxc.KeePassXC.MainWindow");
    const QStringList candidates{gnome, keepassxc, QStringLiteral("org.kde.kwalletd5"),
                                 QStringLiteral("org.kde.kwalletd6"), QStringLiteral("org.kde.secretservicecompat")};
    otherNamesOf(QStringLiteral("org.freedesktop.secrets"), candidates, limit)
        .then(this, [this, state, gnome, keepassxc](Result<QStringList, SecretStoreError> names) mutable {
            state.backend = !names || names->isEmpty() ? KeychainBackend::otherSecretService
                : names->contains(gnome)               ? KeychainBackend::gnomeKeyring
                : names->contains(keepassxc)           ? KeychainBackend::keepassxc
                                                       : KeychainBackend::kwallet;
            answer(state);
        });
}

} // namespace

Task<Whereabouts, SecretStoreError> whereIs(const QString& service, const QString& key, std::chrono::milliseconds limit)
{
    auto* search = new Search;
    auto task = search->promise.task();
    const Found noService = std::unexpected(SecretStoreError::noService);
    if (!walletMayServe()) {
        search->askSecretService(service, key, limit, noService);
        return task;
    }
    // Which of the two QtKeychain took depends on its version: absent is only what neither may hide.
    walletIsOpen(limit).then(search, [search, service, key, limit, noService](Open open) {
        if (open && !*open)
            search->answer(Whereabouts::locked);
        else if (open || open.error() == SecretStoreError::noService)
            search->askSecretService(service, key, limit, open ? Found(Whereabouts::absent) : noService);
        else
            search->answer(std::unexpected(open.error()));
    });
    return task;
}

void renewServiceSession()
{
    if (const auto disconnect = QLibrary(libsecret, 0).resolve("secret_service_disconnect"))
        disconnect();
}

bool writesNeedProof()
{
    return walletMayServe();
}

Task<KeychainState, SecretStoreError> keychainAvailability(std::chrono::milliseconds limit)
{
    if (!QDBusConnection::sessionBus().isConnected())
        return Task<KeychainState, SecretStoreError>::ready(KeychainState{.missing = KeychainMissing::sessionBus});
    auto* question = new StateQuestion;
    auto task = question->promise.task();
    if (walletMayServe())
        question->askWallet(limit);
    else
        question->askSecretService(limit);
    return task;
}

} // namespace sallyport::secrets
