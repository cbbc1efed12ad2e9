// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/signing_keys.h"

namespace sallyport::service {

void SigningKeys::add(const SigningKey& key, std::int64_t now)
{
    m_database.write(
        QStringLiteral(
            "INSERT INTO signing_keys (kid, public_jwk, private_key_sealed, created_at) VALUES (?, ?, ?, ?)"),
        {sqlText(key.kid), sqlText(key.publicJwk), sqlText(m_vault.seal(key.privateKey, "signing:" + key.kid)),
         sqlNumber(now)});
}

std::vector<SigningKey> SigningKeys::all()
{
    std::vector<SigningKey> keys;
    const auto rows = m_database.read(
        QStringLiteral("SELECT kid, public_jwk, private_key_sealed FROM signing_keys ORDER BY created_at DESC, kid"));
    for (const auto& row : rows) {
        auto privateKey = m_vault.unseal(ascii(row[2]), "signing:" + ascii(row[0]));
        if (!privateKey) {
            m_database.fail();
            return {};
        }
        keys.push_back({.kid = ascii(row[0]), .publicJwk = ascii(row[1]), .privateKey = std::move(*privateKey)});
    }
    return keys;
}

} // namespace sallyport::service
