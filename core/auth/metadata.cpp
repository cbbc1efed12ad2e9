// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/metadata.h"

#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::auth {

namespace {

constexpr JsonLimits metadataLimits{.maxBytes = 64 * 1024, .maxDepth = 8};
constexpr qsizetype maxUrlLength = 2048;
constexpr qsizetype maxPins = 10;

bool lists(const QJsonObject& document, QStringView name, const QString& wanted)
{
    const auto list = stringListMember(document, name);
    return list && list->contains(wanted);
}

/// Reads one endpoint into `url`. An absent one leaves it empty.
std::optional<BlockReason> readEndpoint(const QJsonObject& document, QStringView name, const origin::Origin& issuer,
                                        QUrl& url)
{
    if (!document.contains(name))
        return std::nullopt;
    const auto text = stringMember(document, name);
    if (!text || text->isEmpty() || text->size() > maxUrlLength)
        return BlockReason::metadataUnreadable;
    const QUrl parsed(*text, QUrl::StrictMode);
    if (!parsed.isValid())
        return BlockReason::metadataUnreadable;
    if (!issuer.contains(parsed))
        return BlockReason::endpointElsewhere;
    url = parsed;
    return std::nullopt;
}

std::optional<BlockReason> readEndpoints(ServiceMetadata& metadata, const origin::Origin& issuer)
{
    const std::pair<QStringView, QUrl*> endpoints[] = {
        {u"authorization_challenge_endpoint", &metadata.challengeEndpoint},
        {u"authorization_endpoint", &metadata.authorizationEndpoint},
        {u"token_endpoint", &metadata.tokenEndpoint},
        {u"revocation_endpoint", &metadata.revocationEndpoint},
        {u"jwks_uri", &metadata.jwksUri},
        {u"account_endpoint", &metadata.accountEndpoint},
    };
    for (const auto& [name, url] : endpoints) {
        if (const auto problem = readEndpoint(metadata.document, name, issuer, *url))
            return problem;
    }
    if (metadata.tokenEndpoint.isEmpty() || metadata.revocationEndpoint.isEmpty() || metadata.jwksUri.isEmpty())
        return BlockReason::metadataUnreadable;
    if (metadata.challengeEndpoint.isEmpty() && metadata.authorizationEndpoint.isEmpty())
        return BlockReason::noWayIn;
    metadata.accountEndpoint = metadata.accountEndpoint.adjusted(QUrl::StripTrailingSlash);
    return std::nullopt;
}

/// Pins that do not read are left out: an unread pin trusts nothing more.
QList<origin::Pin> readPins(const QJsonObject& document)
{
    QList<origin::Pin> pins;
    const auto texts = stringListMember(document, u"pins").value_or(QStringList());
    for (const QString& text : texts.first(std::min(texts.size(), maxPins))) {
        if (const auto pin = origin::readPin(text))
            pins.append(*pin);
    }
    return pins;
}

/// What readMetadata looks at, without whatever else a service likes to say.
QJsonObject membersUsed(const QJsonObject& document)
{
    QJsonObject kept;
    constexpr QStringView names[] = {u"issuer",
                                     u"authorization_challenge_endpoint",
                                     u"authorization_endpoint",
                                     u"token_endpoint",
                                     u"revocation_endpoint",
                                     u"jwks_uri",
                                     u"account_endpoint",
                                     u"authorization_response_iss_parameter_supported"};
    for (const QStringView name : names) {
        if (document.contains(name))
            kept.insert(name, document.value(name));
    }
    kept.insert(u"code_challenge_methods_supported", QJsonArray{QStringLiteral("S256")});
    kept.insert(u"dpop_signing_alg_values_supported", QJsonArray{QStringLiteral("ES256")});
    return kept;
}

} // namespace

QUrl metadataUrl(const origin::Origin& issuer)
{
    return QUrl(issuer.text() + QStringLiteral("/.well-known/oauth-authorization-server"), QUrl::StrictMode);
}

Result<ServiceMetadata, BlockReason> readMetadata(QByteArrayView json, const origin::Origin& issuer)
{
    auto document = readJsonObject(json, metadataLimits);
    if (!document)
        return std::unexpected(BlockReason::metadataUnreadable);
    const auto named = stringMember(*document, u"issuer");
    if (!named)
        return std::unexpected(BlockReason::metadataUnreadable);
    if (*named != issuer.text())
        return std::unexpected(BlockReason::issuerMismatch);

    ServiceMetadata metadata{.issuer = *named, .document = std::move(*document)};
    if (const auto problem = readEndpoints(metadata, issuer))
        return std::unexpected(*problem);
    if (!lists(metadata.document, u"code_challenge_methods_supported", QStringLiteral("S256"))
        || !lists(metadata.document, u"dpop_signing_alg_values_supported", QStringLiteral("ES256")))
        return std::unexpected(BlockReason::tooWeak);
    metadata.namesIssuerInRedirect =
        boolMember(metadata.document, u"authorization_response_iss_parameter_supported").value_or(false);
    metadata.pins = readPins(metadata.document);
    metadata.document = membersUsed(metadata.document);
    return metadata;
}

} // namespace sallyport::auth
