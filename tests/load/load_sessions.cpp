// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/load_sessions.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/jose/dpop_proof.h"
#include "service/data_folder.h"
#include "service/new_account.h"
#include "service/sign_in/sign_in_parts.h"

#include <QJsonArray>

namespace sallyport::test {

using namespace sallyport::service;

namespace {

constexpr std::int64_t day = 24 * 3600;

/// Writes sessions that go on for some days, and says what their clients know.
class SessionMaker {
public:
    explicit SessionMaker(Store& store) : m_store(store), m_now(systemClock().unixSeconds()) {}

    QJsonArray make(int account, std::int64_t accountId, int count)
    {
        QJsonArray made;
        for (int i = 0; i < count; ++i)
            made.append(makeOne(account, accountId));
        return made;
    }

private:
    QJsonObject makeOne(int account, std::int64_t accountId)
    {
        const auto key = jose::EcKey::generate();
        const auto deviceKey = jose::EcKey::generate().publicKey();
        const Device device{.id = deviceKey.thumbprint(),
                            .name = QStringLiteral("Load"),
                            .publicJwk = writeJson(deviceKey.toJwk()),
                            .firstSeenAt = m_now,
                            .lastSeenAt = m_now};
        const Session session{.id = randomToken(systemRandom(), 16),
                              .accountId = accountId,
                              .deviceId = device.id,
                              .clientId = clientId.toByteArray(),
                              .jkt = key.publicKey().thumbprint(),
                              .scope = allScopes.toByteArray(),
                              .acr = twoFactorAcr.toByteArray(),
                              .amr = "pwd otp",
                              .createdAt = m_now,
                              .lastSeenAt = m_now,
                              .authTime = m_now,
                              .expiresAt = m_now + day,
                              .endsAtLatest = m_now + day};
        const QByteArray token = randomToken(systemRandom(), 32);
        m_store.devices.seen(accountId, device, m_now);
        m_store.sessions.add(session);
        m_store.tokens.addAccess(tokenHash(token), {.sessionId = session.id, .expiresAt = m_now + day});
        return {{QStringLiteral("account"), account},
                {QStringLiteral("sid"), QString::fromLatin1(session.id)},
                {QStringLiteral("token"), QString::fromLatin1(token)},
                {QStringLiteral("key"), QString::fromLatin1(toBase64Url(key.exportScalar().view()))}};
    }

    Store& m_store;
    const std::int64_t m_now;
};

std::vector<LoadSession> readSessions(const QJsonArray& array)
{
    std::vector<LoadSession> sessions;
    for (const auto& value : array) {
        const auto object = value.toObject();
        const auto text = [&](const char* member) { return object[QLatin1String(member)].toString().toLatin1(); };
        auto scalar = fromBase64Url(text("key")).value();
        sessions.push_back({.account = object[QStringLiteral("account")].toInt(),
                            .sid = text("sid"),
                            .token = text("token"),
                            .key = jose::EcKey::fromScalar(Secret::takeFrom(scalar)).value()});
    }
    return sessions;
}

void append(QJsonArray& to, const QJsonArray& more)
{
    for (const auto& value : more)
        to.append(value);
}

} // namespace

QByteArray makeLoadFolder(const QString& folder, const LoadPlan& plan)
{
    const auto held = DataFolder::open(folder);
    const auto store = held ? Store::open(folder, systemRandom()) : std::unexpected(StoreError::cannotOpen);
    if (!store)
        return {};
    const PasswordHasher hasher(systemRandom(), plan.cost);
    QJsonArray accounts;
    QJsonArray polling;
    QJsonArray doomed;
    for (int i = 0; i < plan.accounts; ++i) {
        const auto identifier = QStringLiteral("load%1@practice.example").arg(i);
        const auto made = addAccount(**store, hasher, systemClock(), systemRandom(),
                                     {.identifiers = {identifier}, .password = Secret::copyOf(loadPassword)});
        if (!made)
            return {};
        accounts.append(QJsonObject{{QStringLiteral("identifier"), identifier},
                                    {QStringLiteral("otpauth"), QString::fromLatin1(made->otpauth.view())}});
        const auto kept = (*store)->database.inTransaction([&] {
            SessionMaker maker(**store);
            append(polling, maker.make(i, made->id, plan.sessionsEach));
            append(doomed, maker.make(i, made->id, plan.doomedEach));
            return Done{};
        });
        if (!kept)
            return {};
    }
    return writeJson({{QStringLiteral("accounts"), accounts},
                      {QStringLiteral("polling"), polling},
                      {QStringLiteral("doomed"), doomed}})
        + '\n';
}

LoadPeople readLoadPeople(QByteArrayView line)
{
    const auto object = readJsonObject(line, {.maxBytes = qsizetype{64} * 1024 * 1024}).value();
    LoadPeople people{.accounts = {},
                      .polling = readSessions(object[QStringLiteral("polling")].toArray()),
                      .doomed = readSessions(object[QStringLiteral("doomed")].toArray())};
    for (const auto& value : object[QStringLiteral("accounts")].toArray())
        people.accounts.push_back({.identifier = value[QStringLiteral("identifier")].toString(),
                                   .otpauth = Secret::fromText(value[QStringLiteral("otpauth")].toString())});
    return people;
}

QByteArray LoadCaller::post(const QByteArray& path, const QByteArray& body) const
{
    const bool isOauth = path.startsWith("/oauth/");
    const QByteArray proof = jose::makeDpopProof(session.key,
                                                 {.method = "POST",
                                                  .url = QUrl::fromEncoded(issuer + path),
                                                  .nonce = nonce.isEmpty() ? std::nullopt : std::optional(nonce),
                                                  .accessToken = isOauth ? QByteArrayView() : session.token},
                                                 systemClock(), systemRandom());
    return "POST " + path + " HTTP/1.1\r\nHost: " + issuer.sliced(8) + "\r\nDPoP: " + proof
        + (isOauth ? "\r\nContent-Type: application/x-www-form-urlencoded"
                   : "\r\nAuthorization: DPoP " + session.token + "\r\nContent-Type: application/json")
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace sallyport::test
