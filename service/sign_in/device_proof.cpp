// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/device_proof.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/jose/jws.h"

namespace sallyport::service {

namespace {

constexpr qsizetype maxProof = 4096;
constexpr qsizetype maxDeviceName = 64;

} // namespace

std::optional<ProvenDevice> verifyDeviceProof(QByteArrayView proof, const DeviceProofTerms& terms)
{
    const auto peeked = jose::peekJws(proof, maxProof);
    if (!peeked)
        return std::nullopt;
    const auto key = jose::PublicKey::fromJwk(peeked->header.value(u"jwk").toObject());
    if (!key)
        return std::nullopt;
    const auto content = jose::verifyJws(proof, *key, {.type = "device-proof+jwt", .maxBytes = maxProof});
    if (!content)
        return std::nullopt;
    const auto& claims = content->payload;
    const QByteArray sessionHash = toBase64Url(sha256(terms.authSession));
    const bool holds = stringMember(claims, u"iss") == QString::fromLatin1(terms.issuer)
        && stringMember(claims, u"auth_session_hash") == QString::fromLatin1(sessionHash)
        && stringMember(claims, u"jkt") == QString::fromLatin1(terms.jkt) && integerMember(claims, u"iat")
        && key->thumbprint() != terms.jkt;
    if (!holds)
        return std::nullopt;
    return ProvenDevice{.id = key->thumbprint(), .publicJwk = writeJson(key->toJwk())};
}

QString cleanDeviceName(QByteArrayView utf8)
{
    // Format characters (bidirectional overrides, tags) could make one name look like another.
    QString name;
    for (const char32_t c : QString::fromUtf8(utf8).simplified().toUcs4()) {
        if (QChar::isPrint(c))
            name += QString::fromUcs4(&c, 1);
    }
    name.truncate(maxDeviceName);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    return name.simplified();
}

} // namespace sallyport::service
