// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/metadata.h"

#include "service/sign_in/sign_in_parts.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sallyport::service {

QJsonObject serverMetadata(const QByteArray& issuer, const QByteArrayList& pins)
{
    const auto base = QString::fromLatin1(issuer);
    QJsonArray pinList;
    for (const auto& pin : pins)
        pinList.append(QString::fromLatin1(pin));
    return {
        {u"issuer"_s, base},
        {u"authorization_challenge_endpoint"_s, QString(base + u"/oauth/challenge"_s)},
        {u"token_endpoint"_s, QString(base + u"/oauth/token"_s)},
        {u"revocation_endpoint"_s, QString(base + u"/oauth/revoke"_s)},
        {u"jwks_uri"_s, QString(base + u"/oauth/jwks"_s)},
        {u"account_endpoint"_s, QString(base + u"/account/v1"_s)},
        {u"response_types_supported"_s, QJsonArray{u"code"_s}},
        {u"grant_types_supported"_s, QJsonArray{u"authorization_code"_s, u"refresh_token"_s}},
        {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}},
        {u"dpop_signing_alg_values_supported"_s, QJsonArray{u"ES256"_s}},
        {u"token_endpoint_auth_methods_supported"_s, QJsonArray{u"none"_s}},
        {u"revocation_endpoint_auth_methods_supported"_s, QJsonArray{u"none"_s}},
        {u"scopes_supported"_s, QJsonArray::fromStringList(QString::fromLatin1(allScopes).split(u' '))},
        {u"acr_values_supported"_s, QJsonArray{QString::fromLatin1(twoFactorAcr)}},
        {u"pins"_s, pinList},
    };
}

void addMetadataRoute(Router& router, const QByteArray& issuer, const QByteArrayList& pins)
{
    router.add("GET", "/.well-known/oauth-authorization-server",
               [metadata = serverMetadata(issuer, pins)](const HttpRequest&, Answerer answer) {
                   answer(jsonAnswer(200, metadata));
               });
}

} // namespace sallyport::service
