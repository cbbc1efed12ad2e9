// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/service_signer.h"

#include "core/base/json.h"

namespace sallyport::service {

namespace {

SigningKey newKey()
{
    const jose::EcKey key = jose::EcKey::generate();
    const jose::PublicKey publicKey = key.publicKey();
    return {.kid = publicKey.thumbprint(), .publicJwk = writeJson(publicKey.toJwk()), .privateKey = key.exportScalar()};
}

QJsonObject publishedKey(const SigningKey& key)
{
    QJsonObject jwk = readJsonObject(key.publicJwk).value_or(QJsonObject());
    jwk.insert(QStringLiteral("kid"), QString::fromLatin1(key.kid));
    jwk.insert(QStringLiteral("use"), QStringLiteral("sig"));
    jwk.insert(QStringLiteral("alg"), QStringLiteral("ES256"));
    return jwk;
}

} // namespace

ServiceSigner::ServiceSigner(jose::EcKey key, QByteArray kid, QJsonObject jwks)
    : m_key(std::move(key)), m_kid(std::move(kid)), m_jwks(std::move(jwks))
{
}

Result<ServiceSigner, StoreError> ServiceSigner::open(Store& store, const Clock& clock)
{
    const auto keys = store.database.inTransaction([&] {
        auto kept = store.signingKeys.all();
        if (kept.empty()) {
            kept.push_back(newKey());
            store.signingKeys.add(kept.front(), clock.unixSeconds());
        }
        return kept;
    });
    if (!keys)
        return std::unexpected(keys.error());
    auto key = jose::EcKey::fromScalar(keys->front().privateKey);
    if (!key)
        return std::unexpected(StoreError::keyWrong);
    QJsonArray published;
    for (const auto& kept : *keys)
        published.append(publishedKey(kept));
    return ServiceSigner(std::move(*key), keys->front().kid, {{QStringLiteral("keys"), published}});
}

QByteArray ServiceSigner::sign(QLatin1String type, const QJsonObject& payload) const
{
    return jose::signJws(m_key, {{QStringLiteral("typ"), type}, {QStringLiteral("kid"), QString::fromLatin1(m_kid)}},
                         payload);
}

} // namespace sallyport::service
