// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ServiceSigner: signs what the service vouches for (session-end receipts) and publishes the keys to check it with.
//   auto signer = ServiceSigner::open(store, clock);   QByteArray jws = signer->sign("session-end-receipt+jwt",
//   claims);
#pragma once

#include "core/base/clock.h"
#include "core/jose/jws.h"
#include "service/store/store.h"

namespace sallyport::service {

class ServiceSigner {
public:
    /// Makes the first key if there is none.
    static Result<ServiceSigner, StoreError> open(Store& store, const Clock& clock);

    /// A compact JWS by the newest key: header alg, kid, typ.
    QByteArray sign(QLatin1String type, const QJsonObject& payload) const;
    /// RFC 7517 5: all keys, the old ones for old receipts.
    const QJsonObject& jwks() const { return m_jwks; }

private:
    ServiceSigner(jose::EcKey key, QByteArray kid, QJsonObject jwks);
    jose::EcKey m_key;
    QByteArray m_kid;
    QJsonObject m_jwks;
};

} // namespace sallyport::service
