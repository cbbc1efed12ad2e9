// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and texts of the RFCs that several tests use, and a way to sign what signJws would never write.
#pragma once

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/jose/jwk.h"

namespace sallyport::test {

inline QJsonObject json(QByteArrayView text)
{
    return readJsonObject(text).value();
}

/// RFC 7515 A.2.1.
inline const QByteArray rfc7515RsaModulus =
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-"
    "pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-"
    "UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_"
    "h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";

inline QJsonObject rfc7515RsaJwk()
{
    return {{QStringLiteral("kty"), QStringLiteral("RSA")},
            {QStringLiteral("n"), QString::fromLatin1(rfc7515RsaModulus)},
            {QStringLiteral("e"), QStringLiteral("AQAB")}};
}

/// RFC 7515 A.3.1, without its `d`.
inline QJsonObject rfc7515EcJwk()
{
    return json(R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})");
}

inline jose::EcKey rfc7515EcKey()
{
    auto d = fromBase64Url("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI").value();
    return jose::EcKey::fromScalar(Secret::takeFrom(d)).value();
}

/// The header and payload that RFC 7515 A.2 and A.3 sign, with the white space of the RFC.
inline const QByteArray rfc7515Payload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
inline const QByteArray rfc7515RsInput = "eyJhbGciOiJSUzI1NiJ9." + rfc7515Payload;
inline const QByteArray rfc7515RsSignature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1d"
    "nZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--"
    "xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_"
    "IoypGlUPQGe77Rw";
inline const QByteArray rfc7515EsInput = "eyJhbGciOiJFUzI1NiJ9." + rfc7515Payload;
inline const QByteArray rfc7515EsSignature =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

/// A compact JWS over exactly these bytes, rightly signed, whatever they say.
inline QByteArray signedText(const jose::EcKey& key, QByteArrayView header, QByteArrayView payload)
{
    const auto input = toBase64Url(header) + '.' + toBase64Url(payload);
    return input + '.' + toBase64Url(key.sign(input));
}

} // namespace sallyport::test
