// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Client: what a client of the service does, by hand: form bodies, DPoP proofs with the newest nonce, PKCE, the human
// check by `work`, device proofs. Nothing of core/auth is in it.
//   Client client(world);   Reply reply = client.challenge({{"username", "a@b.example"}, {"password", "x"}});
#pragma once

#include "core/jose/dpop_proof.h"
#include "tests/service/world/world.h"

namespace sallyport::test {

using Fields = QList<std::pair<QByteArray, QByteArray>>;

QByteArray formBody(const Fields& fields);

/// An answer with its JSON read.
struct Reply {
    service::HttpAnswer http;
    QJsonObject json;

    int status() const { return http.status; }
    QByteArray text(const char* member) const { return json[QLatin1String(member)].toString().toUtf8(); }
    std::int64_t number(const char* member) const { return json[QLatin1String(member)].toInteger(-1); }
    QByteArray error() const { return text("error"); }
    QByteArrayList list(const char* member) const;
    QByteArray header(const char* name) const;
};

class Client {
public:
    explicit Client(World& world, QString address = QStringLiteral("127.0.0.1"));

    // One request each.
    service::HttpRequest request(const QByteArray& method, const QByteArray& pathAndQuery, const Fields& fields = {},
                                 const QByteArray& token = {});
    /// Sends, takes the nonce, and repeats once with a new proof if the service asks for its nonce.
    Reply call(const QByteArray& method, const QByteArray& pathAndQuery, const Fields& fields = {},
               const QByteArray& token = {});
    /// The same with the session's access token and a body of JSON (none if empty).
    Reply callJson(const QByteArray& method, const QByteArray& pathAndQuery, const QByteArray& body = {});
    /// POST /oauth/challenge with the auth_session of the last answer; a first one gets the OAuth parameters.
    Reply challenge(Fields fields);
    Reply token(Fields fields);
    Reply revoke(const QByteArray& token);

    // Steps of a sign-in; each leaves its result in the members below.
    /// Asks for a `work` check and solves it: the `captcha` field.
    QByteArray solvedCaptcha();
    Reply credentials(const QByteArray& username = traderMail, const QByteArray& password = traderPassword,
                      bool withDeviceProof = false);
    Reply code(const QByteArray& otp, const QByteArray& method = "totp");
    Reply ownDevice(const QByteArray& name = "Study desktop");
    Reply sharedDevice(int leaseSeconds = 900);
    Reply redeem();
    Reply refresh(const QByteArray& attempt = "attempt-1");
    /// All of it; moves the clock on first, so that a fresh TOTP code is there.
    Reply signIn(bool shared = false);
    /// A step-up with this session's key, from the start or with the kept auth_session.
    Reply stepUp(bool fromStart = true);
    QByteArray deviceProof(QJsonObject changes = {}, const QByteArray& type = "device-proof+jwt");

    World& world;
    QString address;
    jose::EcKey key = jose::EcKey::generate();
    jose::EcKey deviceKey = jose::EcKey::generate();
    QByteArray scope = "account ssf.read";
    QByteArray nonce;
    QByteArray authSession;
    QJsonObject captchaChallenge;
    QByteArray verifier;
    QByteArray authorizationCode;
    QByteArray accessToken;
    QByteArray refreshToken;
    QByteArray sid;

private:
    Reply repeatWithNonce(const std::function<service::HttpRequest()>& make);
    void learn(const Reply& reply);
};

} // namespace sallyport::test
