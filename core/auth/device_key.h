// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The device key: what "this device" means to the service. Made at the first sign-in on a person's own computer, kept
// after sign-out, never made or used on a shared one (docs/protocol.md).
//   findOrMakeDeviceKey(store, profile.id, receiver).then(this, ...);
#pragma once

#include "core/jose/jwk.h"
#include "core/secrets/secret_store.h"

namespace sallyport::auth {

using DeviceKeyTask = Task<jose::EcKey, secrets::SecretStoreError>;

/// notFound: this computer has none yet. corrupt: what is kept is no key; it was left as it is.
DeviceKeyTask findDeviceKey(secrets::SecretStore& store, const QString& profileId, QObject* receiver);
/// Makes and keeps one where there is certainly none. Any error means that nothing was made for use.
DeviceKeyTask findOrMakeDeviceKey(secrets::SecretStore& store, const QString& profileId, QObject* receiver);

/// device_proof: JWS typ device-proof+jwt over issuer, SHA-256 of the auth_session and the session key's thumbprint.
/// `now`: seconds since 1970 by the service's clock.
QByteArray makeDeviceProof(const jose::EcKey& deviceKey, const QString& issuer, const Secret& authSession,
                           const QByteArray& sessionThumbprint, std::int64_t now);

} // namespace sallyport::auth
