// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/polling_client.h"

#include "core/base/bytes.h"
#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::test {

namespace {

QByteArray describe(const QByteArray& token)
{
    const auto payload = fromBase64Url(token.split('.').value(1)).value_or(QByteArray());
    const auto claims = readJsonObject(payload).value_or(QJsonObject());
    const auto type = claims[QStringLiteral("events")].toObject().keys().value(0).toLatin1();
    const auto about = claims[QStringLiteral("sub_id")][QStringLiteral("session")][QStringLiteral("id")];
    return type.sliced(type.lastIndexOf('/') + 1) + ' ' + about.toString().toLatin1();
}

} // namespace

bool wantsNewNonce(LoadCaller& caller, const HttpResponse& answer)
{
    if (const auto nonce = answer.header("DPoP-Nonce"); !nonce.isEmpty())
        caller.nonce = nonce;
    return (answer.status == 400 || answer.status == 401) && answer.body.contains("use_dpop_nonce");
}

PollingClient::PollingClient(QByteArray issuer, LoadSession session)
    : m_caller{.issuer = std::move(issuer), .session = std::move(session)}
{
}

QByteArray PollingClient::next()
{
    if (m_pollPath.isEmpty())
        return m_caller.post("/ssf/stream", R"({"delivery":{"method":"urn:ietf:rfc:8936"}})");
    if (!std::exchange(m_again, false)) {
        QJsonObject poll{{QStringLiteral("maxEvents"), 100},
                         {QStringLiteral("returnImmediately"), false},
                         {QStringLiteral("attempt"), QString::fromLatin1(randomToken(systemRandom(), 16))}};
        QJsonArray acknowledged;
        for (const auto& jti : std::exchange(m_toAcknowledge, {}))
            acknowledged.append(QString::fromLatin1(jti));
        poll.insert(QStringLiteral("ack"), acknowledged);
        if (!m_continuity.isEmpty())
            poll.insert(QStringLiteral("continuity"), QString::fromLatin1(m_continuity));
        m_body = writeJson(poll);
        ++m_polls;
    }
    return m_caller.post(m_pollPath, m_body);
}

void PollingClient::take(const HttpResponse& answer)
{
    if (wantsNewNonce(m_caller, answer)) {
        m_again = isPolling();
        return;
    }
    if (answer.status != 200 && answer.status != 201) {
        if (m_trouble.isEmpty())
            m_trouble = QByteArray::number(answer.status) + ' ' + answer.body;
        return;
    }
    isPolling() ? takeSets(answer) : takeStream(answer);
}

void PollingClient::takeStream(const HttpResponse& answer)
{
    const auto stream = readJsonObject(answer.body).value_or(QJsonObject());
    const auto url = stream[QStringLiteral("delivery")][QStringLiteral("endpoint_url")].toString().toLatin1();
    m_pollPath = url.mid(m_caller.issuer.size());
    if (m_pollPath.isEmpty())
        m_trouble = "no stream in " + answer.body;
}

void PollingClient::takeSets(const HttpResponse& answer)
{
    const auto poll = readJsonObject(answer.body, {.maxBytes = qsizetype{4} * 1024 * 1024}).value_or(QJsonObject());
    m_continuity = poll[QStringLiteral("continuity")].toString().toLatin1();
    ++m_answeredPolls;
    const auto sets = poll[QStringLiteral("sets")].toObject();
    for (auto set = sets.begin(); set != sets.end(); ++set) {
        const auto jti = set.key().toLatin1();
        if (m_seen.contains(jti)) // each poll acknowledges all that came before it
            ++m_repeated;
        m_seen.insert(jti);
        m_toAcknowledge.append(jti);
        m_events.append(describe(set.value().toString().toLatin1()));
    }
}

} // namespace sallyport::test
