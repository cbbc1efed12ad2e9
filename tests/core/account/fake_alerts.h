// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeAlerts: the service's side of an alert stream: hands out events until they are acknowledged, and judges
// continuity as docs/protocol.md says. A test queues events and loses answers.
//   FakeAlerts f;  f.queue("jti-1", f.event(...));  CHECK(f.copiesSeen == 0);
#pragma once

#include "core/account/event_types.h"
#include "tests/core/account/account_fixture.h"

namespace sallyport::test {

struct FakeAlerts : AccountFixture {
    QMap<QString, QByteArray> waiting;
    QStringList acknowledged;
    QJsonObject refused;
    int polls = 0;
    int streamsMade = 0;
    int copiesSeen = 0; ///< breaks of continuity: each would end the session
    int loseEvery = 0;  ///< of the stream's answers the how manieth is lost after it was acted upon
    std::optional<Outcome> instead;
    bool answersProofs = true;
    std::function<void(const QStringList&)> onAck = [](const QStringList&) {};

    explicit FakeAlerts(const auth::DeviceChoice& choice = own()) : AccountFixture(choice)
    {
        api = [this](const net::HttpRequest& request) -> Outcome {
            if (instead)
                return *instead;
            Outcome outcome = route(request);
            const bool lost = loseEvery > 0 && ++m_answers % loseEvery == 0;
            return lost ? Outcome(std::unexpected(net::TransportError::hungUp)) : outcome;
        };
    }

    QString audience() const { return issuer + QStringLiteral("/ssf/stream-1"); }

    QJsonObject claims(const QString& jti, const QString& type, const QJsonObject& members = {}) const
    {
        const QJsonObject subject{{QStringLiteral("format"), QStringLiteral("complex")},
                                  {QStringLiteral("session"),
                                   QJsonObject{{QStringLiteral("format"), QStringLiteral("opaque")},
                                               {QStringLiteral("id"), QStringLiteral("s-9")}}}};
        return {{QStringLiteral("iss"), issuer},
                {QStringLiteral("aud"), audience()},
                {QStringLiteral("iat"), qint64{clock.clock().unixSeconds()}},
                {QStringLiteral("jti"), jti},
                {QStringLiteral("sub_id"), subject},
                {QStringLiteral("events"), QJsonObject{{type, members}}}};
    }
    QByteArray set(const QJsonObject& claims) const { return sign(key, QStringLiteral("secevent+jwt"), claims); }
    void queue(const QString& jti, const QByteArray& jws) { waiting.insert(jti, jws); }
    void queueSignIn(const QString& jti)
    {
        queue(jti,
              set(claims(jti, account::caepEvent + QStringLiteral("session-established"),
                         {{QStringLiteral("new_device"), true}, {QStringLiteral("ip"), QStringLiteral("127.0.0.2")}})));
    }

private:
    Outcome route(const net::HttpRequest& request)
    {
        const QString path = request.url.path();
        if (path == QStringLiteral("/.well-known/ssf-configuration"))
            return json(
                200,
                {{QStringLiteral("issuer"), issuer},
                 {QStringLiteral("jwks_uri"), issuer + QStringLiteral("/oauth/jwks")},
                 {QStringLiteral("delivery_methods_supported"), QJsonArray{QStringLiteral("urn:ietf:rfc:8936")}},
                 {QStringLiteral("configuration_endpoint"), issuer + QStringLiteral("/ssf/stream")},
                 {QStringLiteral("verification_endpoint"), issuer + QStringLiteral("/ssf/verify")}});
        if (path == QStringLiteral("/ssf/stream")) {
            ++streamsMade;
            return json(
                201,
                {{QStringLiteral("stream_id"), QStringLiteral("stream-1")},
                 {QStringLiteral("iss"), issuer},
                 {QStringLiteral("aud"), audience()},
                 {QStringLiteral("delivery"),
                  QJsonObject{{QStringLiteral("method"), QStringLiteral("urn:ietf:rfc:8936")},
                              {QStringLiteral("endpoint_url"), issuer + QStringLiteral("/ssf/poll/stream-1")}}}});
        }
        if (path == QStringLiteral("/ssf/verify"))
            return verify(readBody(request));
        return poll(readBody(request));
    }

    Outcome verify(const QJsonObject& body)
    {
        const QString jti = QStringLiteral("proof-%1").arg(++m_serial);
        auto event = claims(jti, account::ssfEvent + QStringLiteral("verification"),
                            {{QStringLiteral("state"), body.value(u"state")}});
        event.insert(QStringLiteral("sub_id"),
                     QJsonObject{{QStringLiteral("format"), QStringLiteral("opaque")},
                                 {QStringLiteral("id"), QStringLiteral("stream-1")}});
        if (answersProofs)
            queue(jti, set(event));
        return json(204);
    }

    bool isContinuous(const QString& given, const QString& attempt)
    {
        if (given == m_newest || (given == m_previous && attempt == m_attempt && m_begun)) {
            if (given == m_newest)
                m_previous = m_newest;
            m_begun = true;
            m_attempt = attempt;
            m_newest = QStringLiteral("c-%1").arg(++m_serial);
            return true;
        }
        return false;
    }

    Outcome poll(const QJsonObject& body)
    {
        ++polls;
        if (!isContinuous(body.value(u"continuity").toString(), body.value(u"attempt").toString())) {
            ++copiesSeen;
            return json(409);
        }
        const auto ack = body.value(u"ack").toVariant().toStringList();
        onAck(ack);
        acknowledged += ack;
        for (const auto& jti : ack)
            waiting.remove(jti);
        const auto errors = body.value(u"setErrs").toObject();
        for (auto it = errors.begin(); it != errors.end(); ++it) {
            refused.insert(it.key(), it.value());
            waiting.remove(it.key());
        }
        QJsonObject sets;
        const int most = body.value(u"maxEvents").toInt();
        for (auto it = waiting.cbegin(); it != waiting.cend() && sets.size() < most; ++it)
            sets.insert(it.key(), QString::fromLatin1(it.value()));
        return json(200,
                    {{QStringLiteral("sets"), sets},
                     {QStringLiteral("moreAvailable"), sets.size() < waiting.size()},
                     {QStringLiteral("continuity"), m_newest}});
    }

    int m_answers = 0;
    int m_serial = 0;
    bool m_begun = false;
    QString m_newest; ///< empty: none given out yet
    QString m_previous;
    QString m_attempt;
};

} // namespace sallyport::test
