// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/tokens.h"

#include "core/base/bytes.h"

namespace sallyport::service {

QByteArray tokenHash(QByteArrayView value)
{
    return toBase64Url(sha256(value));
}

void Tokens::addCode(const QByteArray& hash, const AuthorizationCode& c)
{
    m_database.write(
        QStringLiteral(
            "INSERT INTO authorization_codes (code_hash, account_id, jkt, code_challenge, scope, amr, auth_time,"
            " kind, lease_seconds, device_id, device_name, device_jwk, history_id, expires_at, session_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {sqlText(hash), sqlNumber(c.accountId), sqlText(c.jkt), sqlText(c.codeChallenge), sqlText(c.scope),
         sqlText(c.amr), sqlNumber(c.authTime),
         c.kind == SessionKind::shared ? QStringLiteral("shared") : QStringLiteral("own"), sqlNumber(c.leaseSeconds),
         sqlTextOrNull(c.deviceId), sqlWords(c.deviceName), sqlText(c.deviceJwk), sqlText(c.historyId),
         sqlNumber(c.expiresAt), sqlTextOrNull(c.sessionId)});
}

std::optional<AuthorizationCode> Tokens::code(const QByteArray& hash)
{
    const auto rows = m_database.read(
        QStringLiteral("SELECT account_id, jkt, code_challenge, scope, amr, auth_time, kind, lease_seconds, device_id,"
                       " device_name, device_jwk, history_id, expires_at, used_at, session_id"
                       " FROM authorization_codes WHERE code_hash = ?"),
        {sqlText(hash)});
    if (rows.isEmpty())
        return std::nullopt;
    const auto& row = rows[0];
    return AuthorizationCode{.accountId = number(row[0]),
                             .jkt = ascii(row[1]),
                             .codeChallenge = ascii(row[2]),
                             .scope = ascii(row[3]),
                             .amr = ascii(row[4]),
                             .authTime = number(row[5]),
                             .kind =
                                 row[6].toString() == QStringLiteral("shared") ? SessionKind::shared : SessionKind::own,
                             .leaseSeconds = maybeNumber(row[7]),
                             .deviceId = ascii(row[8]),
                             .deviceName = row[9].toString(),
                             .deviceJwk = ascii(row[10]),
                             .historyId = ascii(row[11]),
                             .expiresAt = number(row[12]),
                             .usedAt = maybeNumber(row[13]),
                             .sessionId = ascii(row[14])};
}

void Tokens::useCode(const QByteArray& hash, std::int64_t now, const QByteArray& sessionId)
{
    m_database.write(QStringLiteral("UPDATE authorization_codes SET used_at = ?, session_id = ? WHERE code_hash = ?"),
                     {sqlNumber(now), sqlTextOrNull(sessionId), sqlText(hash)});
}

void Tokens::forgetUnusedCodes(std::int64_t accountId)
{
    m_database.write(QStringLiteral("DELETE FROM authorization_codes WHERE account_id = ? AND used_at IS NULL"),
                     {sqlNumber(accountId)});
}

void Tokens::addAccess(const QByteArray& hash, const AccessToken& token)
{
    m_database.write(
        QStringLiteral(
            "INSERT INTO access_tokens (token_hash, session_id, expires_at, alerts_jkt) VALUES (?, ?, ?, ?)"),
        {sqlText(hash), sqlText(token.sessionId), sqlNumber(token.expiresAt), sqlTextOrNull(token.alertsJkt)});
}

std::optional<AccessToken> Tokens::access(const QByteArray& hash)
{
    const auto rows = m_database.read(
        QStringLiteral("SELECT session_id, expires_at, alerts_jkt FROM access_tokens WHERE token_hash = ?"),
        {sqlText(hash)});
    if (rows.isEmpty())
        return std::nullopt;
    return AccessToken{.sessionId = ascii(rows[0][0]), .expiresAt = number(rows[0][1]), .alertsJkt = ascii(rows[0][2])};
}

void Tokens::forgetAlertsOnly(const QByteArray& sessionId)
{
    m_database.write(QStringLiteral("DELETE FROM access_tokens WHERE session_id = ? AND alerts_jkt IS NOT NULL"),
                     {sqlText(sessionId)});
}

void Tokens::addRefresh(const QByteArray& hash, const RefreshToken& token)
{
    m_database.write(QStringLiteral("INSERT INTO refresh_tokens (token_hash, session_id, expires_at) VALUES (?, ?, ?)"),
                     {sqlText(hash), sqlText(token.sessionId), sqlNumber(token.expiresAt)});
}

std::optional<RefreshToken> Tokens::refresh(const QByteArray& hash)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT session_id, expires_at, used_at, attempt_hash, successor_hash"
                                       " FROM refresh_tokens WHERE token_hash = ?"),
                        {sqlText(hash)});
    if (rows.isEmpty())
        return std::nullopt;
    const auto& row = rows[0];
    return RefreshToken{.sessionId = ascii(row[0]),
                        .expiresAt = number(row[1]),
                        .usedAt = maybeNumber(row[2]),
                        .attemptHash = ascii(row[3]),
                        .successorHash = ascii(row[4])};
}

void Tokens::useRefresh(const QByteArray& hash, std::int64_t now, const QByteArray& attemptHash,
                        const QByteArray& successorHash)
{
    m_database.write(QStringLiteral("UPDATE refresh_tokens SET used_at = ?, attempt_hash = ?, successor_hash = ?"
                                    " WHERE token_hash = ?"),
                     {sqlNumber(now), sqlTextOrNull(attemptHash), sqlText(successorHash), sqlText(hash)});
}

void Tokens::forgetExpiredBefore(std::int64_t when)
{
    m_database.write(QStringLiteral("DELETE FROM access_tokens WHERE expires_at < ?"), {sqlNumber(when)});
    m_database.write(QStringLiteral("DELETE FROM authorization_codes WHERE expires_at < ?"), {sqlNumber(when)});
}

} // namespace sallyport::service
