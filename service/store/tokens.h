// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens: authorization codes, access tokens and refresh tokens by their SHA-256; the values themselves are never here.
// Spent ones are kept while their session is, so that a replay is known as one. Call within Database::inTransaction.
//   auto code = tokens.code(tokenHash(value));
#pragma once

#include "service/store/sessions.h"

namespace sallyport::service {

/// What a code stands for.
struct AuthorizationCode {
    std::int64_t accountId = 0;
    QByteArray jkt = {};
    QByteArray codeChallenge = {}; ///< S256
    QByteArray scope = {};
    QByteArray amr = {};
    std::int64_t authTime = 0;
    SessionKind kind = SessionKind::own;
    std::optional<std::int64_t> leaseSeconds = {};
    QByteArray deviceId = {}; ///< empty on a shared computer and at a step-up
    QString deviceName = {};
    QByteArray deviceJwk = {};
    QByteArray historyId = {};
    std::int64_t expiresAt = 0;
    std::optional<std::int64_t> usedAt = {};
    QByteArray sessionId = {}; ///< the session it steps up; once used, the session it made
};

struct AccessToken {
    QByteArray sessionId = {};
    std::int64_t expiresAt = 0;
    QByteArray alertsJkt = {}; ///< of an alerts-only token: the key it is bound to; else empty
};

struct RefreshToken {
    QByteArray sessionId = {};
    std::int64_t expiresAt = 0;
    std::optional<std::int64_t> usedAt = {};
    QByteArray attemptHash = {}; ///< of the `refresh_attempt` it was used with
    QByteArray successorHash = {};
};

/// base64url(SHA-256(value)): the name under which a token is kept.
QByteArray tokenHash(QByteArrayView value);

class Tokens {
public:
    explicit Tokens(Database& database) : m_database(database) {}

    void addCode(const QByteArray& hash, const AuthorizationCode& code);
    std::optional<AuthorizationCode> code(const QByteArray& hash);
    /// `sessionId` empty: spent for nothing.
    void useCode(const QByteArray& hash, std::int64_t now, const QByteArray& sessionId);

    /// Forgets the codes of an account that nobody has shown yet.
    void forgetUnusedCodes(std::int64_t accountId);

    void addAccess(const QByteArray& hash, const AccessToken& token);
    std::optional<AccessToken> access(const QByteArray& hash);
    /// Forgets the alerts-only token of a session; a new one takes its place.
    void forgetAlertsOnly(const QByteArray& sessionId);

    void addRefresh(const QByteArray& hash, const RefreshToken& token);
    std::optional<RefreshToken> refresh(const QByteArray& hash);
    void useRefresh(const QByteArray& hash, std::int64_t now, const QByteArray& attemptHash,
                    const QByteArray& successorHash);

    /// Forgets codes and access tokens that expired before then.
    void forgetExpiredBefore(std::int64_t when);

private:
    Database& m_database;
};

} // namespace sallyport::service
