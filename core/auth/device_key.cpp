// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/device_key.h"

#include "core/auth/session_record.h"
#include "core/base/bytes.h"
#include "core/jose/jws.h"

namespace sallyport::auth {

using secrets::SecretStoreError;

DeviceKeyTask findDeviceKey(secrets::SecretStore& store, const QString& profileId, QObject* receiver)
{
    auto promise = std::make_shared<Promise<jose::EcKey, SecretStoreError>>();
    auto task = promise->task();
    store.read(deviceKeyFor(profileId)).then(receiver, [promise](Result<Secret, SecretStoreError> kept) {
        if (!kept)
            return promise->finish(std::unexpected(kept.error()));
        promise->finish(
            mapError(jose::EcKey::fromScalar(*kept), [](jose::JoseError) { return SecretStoreError::corrupt; }));
    });
    return task;
}

DeviceKeyTask findOrMakeDeviceKey(secrets::SecretStore& store, const QString& profileId, QObject* receiver)
{
    auto promise = std::make_shared<Promise<jose::EcKey, SecretStoreError>>();
    auto task = promise->task();
    auto make = [&store, profileId, receiver, promise] {
        auto key = std::make_shared<jose::EcKey>(jose::EcKey::generate());
        store.write(deviceKeyFor(profileId), key->exportScalar())
            .then(receiver, [promise, key](Result<Done, SecretStoreError> written) {
                if (!written)
                    return promise->finish(std::unexpected(written.error()));
                promise->finish(std::move(*key));
            });
    };
    findDeviceKey(store, profileId, receiver)
        .then(receiver, [promise, make](Result<jose::EcKey, SecretStoreError> found) {
            if (!found && found.error() == SecretStoreError::notFound)
                return make();
            promise->finish(std::move(found));
        });
    return task;
}

QByteArray makeDeviceProof(const jose::EcKey& deviceKey, const QString& issuer, const Secret& authSession,
                           const QByteArray& sessionThumbprint, std::int64_t now)
{
    const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("device-proof+jwt")},
                             {QStringLiteral("jwk"), deviceKey.publicKey().toJwk()}};
    const QByteArray sessionHash = toBase64Url(sha256(authSession.view()));
    return jose::signJws(deviceKey, header,
                         {{QStringLiteral("iss"), issuer},
                          {QStringLiteral("auth_session_hash"), QString::fromLatin1(sessionHash)},
                          {QStringLiteral("jkt"), QString::fromLatin1(sessionThumbprint)},
                          {QStringLiteral("iat"), qint64{now}}});
}

} // namespace sallyport::auth
