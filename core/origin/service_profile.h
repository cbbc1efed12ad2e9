// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ServiceProfile: what is known about one account service before anything is sent to it: its name, its one true
// address, which keys it may show. Shipped in resources/profiles/*.json or made for a service the person adds
// (profile_sources.h).
//   Result<ServiceProfile, ProfileError> p = readServiceProfile(json, ProfileTrust::shipped);
// The JSON form; members marked * may be left out, and a member not named here is an error, so that a misspelt "pins"
// is never taken for "no pins":
//   {"id": "example", "name": "Example", "sign_in": "native" or "web", "issuer"*: "https://accounts.example",
//    "official_hosts"*: ["www.example"], "official_domains"*: ["example.com"], "pins"*: ["sha256/<base64>", ...],
//    "ca_certificate"*: "-----BEGIN CERTIFICATE-----...", "links"*: as service_names.h says,
//    "mail_domains"*: ["example.com"], "mails_carry_code"*: true,
//    "passphrase"*: {"shortest": 10, "longest": 32, "needs"*: ["upper", "lower", "digit"]}}
// A native profile has an issuer and, unless its key was only seen on the wire, at least a pin or a CA certificate.
#pragma once

#include "core/base/passphrase_rules.h"
#include "core/base/result.h"
#include "core/origin/origin.h"
#include "core/origin/service_names.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace sallyport::origin {

enum class ProfileTrust {
    shipped,  ///< in the program's resources
    givenKey, ///< pins given out of band: practice service's ready line, --pin, a file
    firstSeen ///< the key was seen for the first time on the wire; the plate is amber
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
    QString id = {};   ///< [a-z0-9-]{1,32}: file name and key prefix in stores
    QString name = {}; ///< as shown: "Practice account"
    SignInKind signIn = SignInKind::native;
    ProfileTrust trust = ProfileTrust::firstSeen;
    std::optional<Origin> issuer = {};   ///< for native services: the only origin that is ever asked
    QList<QString> officialHosts = {};   ///< ASCII, lower case; exact
    QList<QString> officialDomains = {}; ///< registrable domains whose every sub-domain is official too
    QList<Pin> leafPins = {};            ///< keys the peer's certificate may have; [current, next]
    QByteArray caCertificatePem = {};    ///< if set, the connection's only trust anchor
    QList<QString> mailDomains = {}; ///< what its mails come from, exact; sub-domains too where officialDomains has it
    bool mailsCarryCode = false;     ///< its mails show the anti-phishing code that the person chose
    ServiceNames names = {};         ///< what links are judged by beside the hosts
    PassphraseRules passphrase = {}; ///< what it takes for a new one
};

enum class ProfileError {
    malformed,      ///< not a profile: wrong JSON, wrong types, a member missing
    unknownMember,  ///< a member that no profile has, perhaps misspelt: unknownMembers() names it
    badId,          ///< id is not [a-z0-9-]{1,32}
    badIssuer,      ///< not an https origin
    badHost,        ///< an official or disputed host that is not a plain ASCII host name
    openDomain,     ///< a host or domain where anybody can have a name or a page: "github.io", "sites.google.com"
    badLinks,       ///< a name, word or address in `links` that is not as service_names.h says
    badPin,         ///< not "sha256/" and 32 bytes in base64 or base64url; or neither pin nor CA where one is needed
    badCertificate, ///< the CA certificate cannot be read, or there is not exactly one
    badPassphrase   ///< rules that no passphrase can keep, or that are not in the form above
};

/// Reads a profile. Limits: 64 KiB, 100 hosts, 10 pins.
Result<ServiceProfile, ProfileError> readServiceProfile(QByteArrayView json, ProfileTrust trust);

/// The members of this text that no profile has: five at most, and only names of up to 32 letters, digits, '-' and '_',
/// because others are not fit to be shown.
QStringList unknownMembers(QByteArrayView json);

/// Every name under which the service may be met, without repeats; ".example.com" stands for all names below that one.
QStringList knownHosts(const ServiceProfile& profile);

/// "sha256/" and base64 (either alphabet, padding optional); as `pins` in the metadata and --pin give it.
Result<Pin, ProfileError> readPin(QStringView text);
/// At most 10 of them.
Result<QList<Pin>, ProfileError> readPins(const QStringList& texts);
QString pinText(const Pin& pin);

/// The PEM text back if it holds exactly one certificate that can be read.
Result<QByteArray, ProfileError> readCaCertificate(QByteArrayView pem);

} // namespace sallyport::origin
