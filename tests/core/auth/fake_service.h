// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeService: the authorization server and account API of docs/protocol.md, small and in memory, for tests of
// core/auth without a network. It judges DPoP proofs, nonces, PKCE and rotation for real; a test changes its members to
// make bad days.
//   FakeService service(clock);  transport.answer = [&](const auto& r) { return service.handle(r); };
#pragma once

#include "core/auth/auth_context.h"
#include "core/jose/jwk.h"
#include "tests/support/fake_transport.h"
#include "tests/support/fixed_clock.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <map>

namespace sallyport::test {

class FakeService {
public:
    using Outcome = FakeTransport::Outcome;
    using Form = QHash<QByteArray, QByteArray>;

    explicit FakeService(Clock clock);

    Outcome handle(const net::HttpRequest& request);
    /// For a profile that trusts this service.
    static origin::ServiceProfile profile();

    // What a test may bend.
    QByteArray identifier = "trader@practice.example";
    QByteArray password = "correct horse battery staple";
    QByteArray otp = "123456";
    QStringList otpMethods = {QStringLiteral("totp"), QStringLiteral("sms")};
    QString firstHumanCheck = QStringLiteral("slider");
    QJsonObject metadata;
    int accessSeconds = 300;
    QString tokenType = QStringLiteral("DPoP");
    bool demandsNonce = true;
    std::int64_t clockAheadSeconds = 0; ///< this service's clock before the test's
    /// Asked first for each request; what it gives is the answer.
    std::function<std::optional<Outcome>(const net::HttpRequest&)> before;
    /// Asked last: may change or drop an answer that was already acted upon.
    std::function<Outcome(const net::HttpRequest&, net::HttpResponse)> after;

    // What a test may look at.
    struct Session {
        QString id;
        QByteArray jkt;
        QByteArray access;
        QByteArray refresh;     ///< the unused one
        QByteArray usedRefresh; ///< the last used one, and with which attempt
        QByteArray usedAttempt;
        std::int64_t accessExpires = 0;
        std::int64_t authTime = 0;
        QString deviceId;
        QString kind;
        QByteArray receipt; ///< once ended
        int refreshes = 0;
    };
    std::map<QString, Session> sessions;
    QList<Form> challenges; ///< every form the challenge endpoint judged
    QSet<QByteArray> deviceProofsSeen;
    int proofFaults = 0; ///< proofs that were not in order; 0 after an honest walk
    int nonceDemands = 0;

    /// What a page of the service does once a person has signed in there: an authorization code.
    QByteArray grantInBrowser(const QByteArray& codeChallenge, const QByteArray& jkt);
    void endSession(const QString& id, const QString& by);
    QByteArray receiptFor(const Session& session, const QString& by) const;
    Session& onlySession() { return sessions.begin()->second; }
    /// Paths of what was asked, in order, for reading a test's expectation aloud.
    QStringList asked;
    /// Sessions not yet ended.
    int openSessions() const;

private:
    struct Walk {
        QByteArray jkt;
        QByteArray challenge;
        bool credentialsGood = false;
        bool codeGood = false;
        QString stepUpSession;
        QString deviceId;
        QString kind;
        qint64 lease = 0;
    };
    std::int64_t now() const { return m_clock.unixSeconds() + clockAheadSeconds; }
    net::HttpResponse route(const net::HttpRequest& request);
    std::optional<net::HttpResponse> judgeProof(const net::HttpRequest& request, QByteArrayView token, QByteArray& jkt);
    net::HttpResponse challenge(const net::HttpRequest& request);
    net::HttpResponse judgeFactors(const Form& form, Walk walk);
    net::HttpResponse judgeCredentials(const Form& form, Walk walk);
    net::HttpResponse judgeCode(const Form& form, Walk walk);
    net::HttpResponse judgeComputer(const Form& form, Walk walk);
    net::HttpResponse ask(Walk walk, QStringList next, QStringList rejected = {}, QJsonObject extra = {});
    net::HttpResponse grant(Walk walk);
    net::HttpResponse token(const net::HttpRequest& request);
    net::HttpResponse redeem(const Form& form, const QByteArray& jkt);
    net::HttpResponse refresh(const Form& form, const QByteArray& jkt);
    net::HttpResponse tokens(Session& session);
    net::HttpResponse revoke(const net::HttpRequest& request);
    net::HttpResponse account(const net::HttpRequest& request);
    QJsonObject captcha(const QString& type);

    Clock m_clock;
    jose::EcKey m_key = jose::EcKey::generate();
    QHash<QByteArray, Walk> m_walks;
    QHash<QByteArray, Walk> m_codes;
    QHash<QByteArray, QString> m_spentCodes; ///< and the session each one opened
    QSet<QByteArray> m_proofs;
    QSet<QByteArray> m_nonces;
    int m_serial = 0;
};

} // namespace sallyport::test
