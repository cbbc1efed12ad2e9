// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/service_profile.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/origin/host_labels.h"

#include <QSslCertificate>

#include <algorithm>

namespace sallyport::origin {

namespace {

constexpr JsonLimits profileLimits{.maxBytes = 64 * 1024, .maxDepth = 3};
constexpr qsizetype maxIdLength = 32;
constexpr qsizetype maxNameLength = 64;
constexpr qsizetype maxHosts = 100;
constexpr qsizetype maxPins = 10;
constexpr qsizetype mostNamed = 5;
constexpr std::int64_t mostShortest = 20; // what suggestions have at least
constexpr qsizetype spkiHashBytes = 32;
constexpr QLatin1StringView pinPrefix("sha256/");

const QStringList& knownMembers()
{
    static const QStringList names{QStringLiteral("id"),
                                   QStringLiteral("name"),
                                   QStringLiteral("sign_in"),
                                   QStringLiteral("issuer"),
                                   QStringLiteral("official_hosts"),
                                   QStringLiteral("official_domains"),
                                   QStringLiteral("pins"),
                                   QStringLiteral("ca_certificate"),
                                   QStringLiteral("links"),
                                   QStringLiteral("mail_domains"),
                                   QStringLiteral("mails_carry_code"),
                                   QStringLiteral("passphrase")};
    return names;
}

bool isId(QStringView id)
{
    return !id.isEmpty() && id.size() <= maxIdLength && std::ranges::all_of(id, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

/// Text that shows as what it is: no control, direction or unassigned characters.
bool isShowable(QStringView name)
{
    return !name.trimmed().isEmpty() && name.size() <= maxNameLength
        && std::ranges::all_of(name, [](QChar c) { return c.isPrint(); });
}

/// An optional member that is a list of strings; nothing if it is there and something else.
std::optional<QStringList> listMember(const QJsonObject& object, QStringView name)
{
    return object.contains(name) ? stringListMember(object, name) : QStringList();
}

Result<QList<QString>, ProfileError> readHosts(const QJsonObject& object, QStringView member)
{
    auto hosts = listMember(object, member);
    if (!hosts || hosts->size() > maxHosts)
        return std::unexpected(ProfileError::malformed);
    for (QString& host : *hosts) {
        if (!isHostName(host))
            return std::unexpected(ProfileError::badHost);
        host = host.toLower();
    }
    return *hosts;
}

/// Id, name and kind.
Result<ServiceProfile, ProfileError> readIdentity(const QJsonObject& object, ProfileTrust trust)
{
    const QStringList members = object.keys();
    if (!std::ranges::all_of(members, [](const QString& member) { return knownMembers().contains(member); }))
        return std::unexpected(ProfileError::unknownMember);
    const auto id = stringMember(object, u"id");
    const auto name = stringMember(object, u"name");
    const auto kind = stringMember(object, u"sign_in");
    if (!id || !name || !kind || !isShowable(*name) || (*kind != u"native" && *kind != u"web"))
        return std::unexpected(ProfileError::malformed);
    if (!isId(*id))
        return std::unexpected(ProfileError::badId);
    ServiceProfile profile{.id = *id, .name = *name, .trust = trust};
    profile.signIn = *kind == u"web" ? SignInKind::web : SignInKind::native;
    return profile;
}

Result<std::optional<Origin>, ProfileError> readIssuer(const QJsonObject& object)
{
    if (!object.contains(u"issuer"))
        return std::nullopt;
    const auto origin = Origin::parse(object.value(u"issuer").toString());
    if (!origin)
        return std::unexpected(ProfileError::badIssuer);
    return *origin;
}

Result<ServiceProfile, ProfileError> readHostsInto(ServiceProfile profile, const QJsonObject& object)
{
    auto hosts = readHosts(object, u"official_hosts");
    auto domains = readHosts(object, u"official_domains");
    if (!hosts || !domains)
        return std::unexpected((hosts ? domains : hosts).error());
    profile.officialHosts = *std::move(hosts);
    profile.officialDomains = *std::move(domains);
    auto mailDomains = readHosts(object, u"mail_domains");
    if (!mailDomains)
        return std::unexpected(mailDomains.error());
    profile.mailDomains = *std::move(mailDomains);
    // A host without a dot is one of this computer or of its own network.
    const auto isOpenHost = [](const QString& host) { return host.contains(u'.') && isOpenToAll(host); };
    if (std::ranges::any_of(profile.officialDomains + profile.mailDomains, isOpenToAll)
        || std::ranges::any_of(profile.officialHosts, isOpenHost))
        return std::unexpected(ProfileError::openDomain);
    const auto carriesCode = boolMember(object, u"mails_carry_code");
    if (object.contains(u"mails_carry_code") && !carriesCode)
        return std::unexpected(ProfileError::malformed);
    profile.mailsCarryCode = carriesCode.value_or(false);
    auto names = readServiceNames(object);
    if (!names)
        return std::unexpected(names.error() == ServiceNamesError::badDomain ? ProfileError::badHost
                                                                             : ProfileError::badLinks);
    profile.names = *std::move(names);
    return profile;
}

/// Issuer, pins and CA certificate: what every connection is held against.
Result<ServiceProfile, ProfileError> readTrustInto(ServiceProfile profile, const QJsonObject& object)
{
    const auto issuer = readIssuer(object);
    if (!issuer)
        return std::unexpected(issuer.error());
    profile.issuer = *issuer;
    const auto pinTexts = listMember(object, u"pins");
    if (!pinTexts)
        return std::unexpected(ProfileError::malformed);
    auto pins = readPins(*pinTexts);
    if (!pins)
        return std::unexpected(pins.error());
    profile.leafPins = *std::move(pins);
    if (object.contains(u"ca_certificate")) {
        auto ca = readCaCertificate(object.value(u"ca_certificate").toString().toUtf8());
        if (!ca)
            return std::unexpected(ca.error());
        profile.caCertificatePem = *std::move(ca);
    }
    if (profile.signIn == SignInKind::native) {
        if (!profile.issuer)
            return std::unexpected(ProfileError::badIssuer);
        const bool proved = !profile.leafPins.isEmpty() || !profile.caCertificatePem.isEmpty();
        if (!proved && profile.trust != ProfileTrust::firstSeen)
            return std::unexpected(ProfileError::badPin);
    }
    return profile;
}

/// Rules of its own are all that is known of them: nothing of ours is added.
Result<ServiceProfile, ProfileError> readPassphraseInto(ServiceProfile profile, const QJsonObject& object)
{
    if (!object.contains(u"passphrase"))
        return profile;
    const QJsonObject rules = object.value(u"passphrase").toObject();
    const auto shortest = integerMember(rules, u"shortest");
    const auto longest = integerMember(rules, u"longest");
    const auto needs = listMember(rules, u"needs");
    if (!shortest || !longest || !needs || rules.size() != (rules.contains(u"needs") ? 3 : 2) || *shortest < 1
        || *longest < *shortest || *shortest > mostShortest || *longest > PassphraseRules().longest)
        return std::unexpected(ProfileError::badPassphrase);
    profile.passphrase = {.shortest = static_cast<int>(*shortest),
                          .longest = static_cast<int>(*longest),
                          .upper = needs->contains(u"upper"),
                          .lower = needs->contains(u"lower"),
                          .digit = needs->contains(u"digit"),
                          .fewestDifferent = 1};
    const PassphraseRules& read = profile.passphrase;
    if (needs->size() != int{read.upper} + int{read.lower} + int{read.digit} || needs->size() > *longest)
        return std::unexpected(ProfileError::badPassphrase);
    return profile;
}

} // namespace

Result<ServiceProfile, ProfileError> readServiceProfile(QByteArrayView json, ProfileTrust trust)
{
    const auto object = readJsonObject(json, profileLimits);
    if (!object)
        return std::unexpected(ProfileError::malformed);
    const auto hosts = [&](ServiceProfile profile) { return readHostsInto(std::move(profile), *object); };
    const auto proofs = [&](ServiceProfile profile) { return readTrustInto(std::move(profile), *object); };
    const auto rules = [&](ServiceProfile profile) { return readPassphraseInto(std::move(profile), *object); };
    return andThen(andThen(andThen(readIdentity(*object, trust), hosts), proofs), rules);
}

QStringList unknownMembers(QByteArrayView json)
{
    QStringList names = readJsonObject(json, profileLimits).value_or(QJsonObject()).keys();
    names.removeIf([](const QString& name) {
        const bool fit = !name.isEmpty() && name.size() <= maxIdLength && std::ranges::all_of(name, [](QChar c) {
            return c < u'\x80' && (c.isLetterOrNumber() || c == u'_' || c == u'-');
        });
        return !fit || knownMembers().contains(name);
    });
    return names.first(std::min(names.size(), mostNamed));
}

Result<Pin, ProfileError> readPin(QStringView text)
{
    constexpr qsizetype digits = 43; // of 32 bytes in base64, without padding
    const QStringView body = text.startsWith(pinPrefix) ? text.sliced(pinPrefix.size()) : QStringView();
    if (body.size() != digits && !(body.size() == digits + 1 && body.back() == u'='))
        return std::unexpected(ProfileError::badPin);
    // libsodium's decoder takes bytes from 0x80 on for digits.
    const bool ascii = std::ranges::all_of(body, [](QChar c) { return c < u'\x80'; });
    const QByteArray urlAlphabet = body.first(digits).toLatin1().replace('+', '-').replace('/', '_');
    auto bytes = ascii ? fromBase64Url(urlAlphabet) : std::nullopt;
    if (!bytes || bytes->size() != spkiHashBytes)
        return std::unexpected(ProfileError::badPin);
    return Pin{*std::move(bytes)};
}

Result<QList<Pin>, ProfileError> readPins(const QStringList& texts)
{
    if (texts.size() > maxPins)
        return std::unexpected(ProfileError::malformed);
    QList<Pin> pins;
    for (const QString& text : texts) {
        auto pin = readPin(text);
        if (!pin)
            return std::unexpected(pin.error());
        pins.append(*std::move(pin));
    }
    return pins;
}

QString pinText(const Pin& pin)
{
    return pinPrefix + QLatin1String(toBase64(pin.spkiSha256));
}

Result<QByteArray, ProfileError> readCaCertificate(QByteArrayView pem)
{
    if (pem.size() > profileLimits.maxBytes)
        return std::unexpected(ProfileError::badCertificate);
    QByteArray text = pem.toByteArray();
    const auto certificates = QSslCertificate::fromData(text, QSsl::Pem);
    if (certificates.size() != 1 || certificates.front().isNull())
        return std::unexpected(ProfileError::badCertificate);
    return text;
}

QStringList knownHosts(const ServiceProfile& profile)
{
    QStringList hosts = profile.officialHosts;
    if (profile.issuer)
        hosts.prepend(profile.issuer->host());
    for (const QString& domain : profile.officialDomains)
        hosts << domain << u'.' + domain;
    hosts.removeDuplicates();
    return hosts;
}

} // namespace sallyport::origin
