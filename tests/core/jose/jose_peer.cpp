// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// core/jose, and the proof of core/auth's device key, for programs in other languages: reads one JSON object a line,
// answers with one a line. Test only.
//   {"do":"sign","header":{"typ":"x+jwt"},"payload":{}} -> {"jws","jwk","thumbprint"}
#include "core/auth/device_key.h"
#include "core/base/json.h"
#include "core/jose/dpop_proof.h"

#include <iostream>
#include <string>

using namespace sallyport;

namespace {

QByteArray text(const QJsonObject& request, QStringView name)
{
    return request.value(name).toString().toUtf8();
}

QJsonObject refused(int error)
{
    return {{QStringLiteral("error"), error}};
}

QJsonObject made(const QString& name, const QByteArray& jws, const jose::EcKey& key)
{
    const auto publicKey = key.publicKey();
    return {{name, QString::fromLatin1(jws)},
            {QStringLiteral("jwk"), publicKey.toJwk()},
            {QStringLiteral("thumbprint"), QString::fromLatin1(publicKey.thumbprint())}};
}

QJsonObject sign(const QJsonObject& request)
{
    const auto key = jose::EcKey::generate();
    return made(QStringLiteral("jws"),
                jose::signJws(key, request.value(u"header").toObject(), request.value(u"payload").toObject()), key);
}

QJsonObject prove(const QJsonObject& request)
{
    const auto key = jose::EcKey::generate();
    const auto token = text(request, u"token");
    const auto proof = jose::makeDpopProof(key,
                                           {.method = text(request, u"method"),
                                            .url = QUrl(request.value(u"url").toString()),
                                            .nonce = text(request, u"nonce"),
                                            .accessToken = token},
                                           systemClock(), systemRandom());
    return made(QStringLiteral("jws"), proof, key);
}

QJsonObject proveDevice(const QJsonObject& request)
{
    const auto key = jose::EcKey::generate();
    const auto proof = auth::makeDeviceProof(key, request.value(u"issuer").toString(),
                                             Secret::fromText(request.value(u"auth_session").toString()),
                                             text(request, u"jkt"), systemClock().unixSeconds());
    return made(QStringLiteral("jws"), proof, key);
}

QJsonObject verify(const QJsonObject& request)
{
    const auto key = jose::PublicKey::fromJwk(request.value(u"jwk").toObject());
    if (!key)
        return refused(static_cast<int>(key.error()));
    const auto content = jose::verifyJws(
        text(request, u"jws"), *key,
        {.type = text(request, u"typ"), .algorithms = {jose::Algorithm::es256, jose::Algorithm::rs256}});
    if (!content)
        return refused(static_cast<int>(content.error()));
    return {{QStringLiteral("payload"), content->payload},
            {QStringLiteral("thumbprint"), QString::fromLatin1(key->thumbprint())}};
}

QJsonObject check(const QJsonObject& request)
{
    const auto token = text(request, u"token");
    const auto facts = jose::verifyDpopProof(
        text(request, u"jws"),
        {.method = text(request, u"method"), .url = QUrl(request.value(u"url").toString()), .accessToken = token},
        systemClock());
    if (!facts)
        return refused(static_cast<int>(facts.error()));
    return {{QStringLiteral("jti"), QString::fromUtf8(facts->jti)},
            {QStringLiteral("thumbprint"), QString::fromLatin1(facts->thumbprint)}};
}

} // namespace

int main()
{
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto request = readJsonObject(QByteArray::fromStdString(line));
        if (!request)
            return 2;
        const auto act = text(*request, u"do");
        const auto answer = act == "sign" ? sign(*request)
            : act == "prove"              ? prove(*request)
            : act == "prove_device"       ? proveDevice(*request)
            : act == "verify"             ? verify(*request)
            : act == "check"              ? check(*request)
                                          : QJsonObject();
        std::cout << writeJson(answer).toStdString() << std::endl;
    }
    return 0;
}
