// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PublicKey::fromJwk and keyFromJwks: whatever they take comes back as the same key, and verifies no rubbish.
#include "core/base/json.h"
#include "core/jose/jws.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace sallyport;

void tryKey(const QJsonObject& jwk, QByteArrayView rubbish)
{
    const auto key = jose::PublicKey::fromJwk(jwk);
    if (!key)
        return;
    const auto again = jose::PublicKey::fromJwk(key->toJwk());
    if (jwk.contains(u"d") || !again || again->thumbprint() != key->thumbprint() || key->verify("text", rubbish))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto object = readJsonObject(text, {.maxBytes = 16 * 1024});
    if (!object)
        return 0;
    tryKey(*object, text);
    // The same members laid over a good key, so that more than the first check is reached.
    static const auto good = jose::EcKey::generate().publicKey().toJwk();
    auto changed = good;
    for (auto member = object->begin(); member != object->end(); ++member)
        changed.insert(member.key(), member.value());
    tryKey(changed, text);
    static_cast<void>(jose::keyFromJwks(*object, object->value(u"kid").toString()));
    return 0;
}
