// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ServiceProfile: what is known about one account service before anything is sent to it: its name, its one true
// address, which keys it may show. Shipped in resources/profiles/*.json or made for a service the person adds.
//   Result<ServiceProfile, ProfileError> p = readServiceProfile(json, ProfileTrust::shipped);
#pragma once

#include "core/base/result.h"
#include "core/origin/origin.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace sallyport::origin {

enum class ProfileTrust {
    shipped,   ///< in the program's resources
    givenKey,  ///< pins given out of band: practice service's ready line, --pin, a file
    firstSeen  ///< the key was seen for the first time on the wire; the plate is amber
};

enum class SignInKind {
    native, ///< the service speaks our protocol
    web     ///< sign-in happens on the service's own page, in a browser we open
};

/// SHA-256 of a SubjectPublicKeyInfo.
struct Pin {
    QByteArray spkiSha256; ///< 32 bytes
    friend bool operator==(const Pin&, const Pin&) = default;
};

struct ServiceProfile {
    QString id;                    ///< [a-z0-9-]{1,32}: file name and key prefix in stores
    QString name;                  ///< as shown: "Practice account"
    SignInKind signIn = SignInKind::native;
    ProfileTrust trust = ProfileTrust::firstSeen;
    std::optional<Origin> issuer;  ///< for native services: the only origin that is ever asked
    QList<QString> officialHosts;  ///< ASCII, lower case; exact
    QList<QString> officialDomains;///< registrable domains whose every sub-domain is official too
    QList<Pin> leafPins;           ///< keys the peer's certificate may have; [current, next]
    QByteArray caCertificatePem;   ///< if set, the connection's only trust anchor
};

enum class ProfileError {
    malformed,    ///< not a profile: wrong JSON, wrong types, a member missing
    badId,        ///< id is not [a-z0-9-]{1,32}
    badIssuer,    ///< not an https origin
    badHost,      ///< an official host that is not a plain ASCII host name
    badPin,       ///< not "sha256/" and 32 bytes in base64 or base64url
    badCertificate///< the CA certificate cannot be read
};

/// Reads a profile. Limits: 64 KiB, 100 hosts, 10 pins.
Result<ServiceProfile, ProfileError> readServiceProfile(QByteArrayView json, ProfileTrust trust);

/// The JSON form that readServiceProfile reads; `trust` is not part of it.
QJsonObject writeServiceProfile(const ServiceProfile& profile);

/// "sha256/" and base64 (either alphabet, padding optional); as `pins` in the metadata and --pin give it.
Result<Pin, ProfileError> readPin(QStringView text);
QString pinText(const Pin& pin);

} // namespace sallyport::origin
