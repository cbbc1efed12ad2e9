// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The proof that a sign-in comes from a computer's device key: a JWS (typ device-proof+jwt, ES256, `jwk` in its header)
// over `iss`, `auth_session_hash` and `jkt`, so that it is good for this one step of this one sign-in.
//   auto device = verifyDeviceProof(proof, {.issuer = issuer, .authSession = value, .jkt = session.jkt});
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sallyport::service {

struct DeviceProofTerms {
    QByteArray issuer = {};
    QByteArrayView authSession = {}; ///< the value sent in the same request
    QByteArray jkt = {};             ///< the session key's thumbprint
};

struct ProvenDevice {
    QByteArray id = {};        ///< the device key's RFC 7638 thumbprint
    QByteArray publicJwk = {}; ///< JSON
};

/// Nothing unless all of it holds; a device key that is the session key itself is none.
std::optional<ProvenDevice> verifyDeviceProof(QByteArrayView proof, const DeviceProofTerms& terms);

/// A device's name as it may be shown: white space made single, control and format characters dropped, 64 characters.
/// Empty if nothing is left.
QString cleanDeviceName(QByteArrayView utf8);

} // namespace sallyport::service
