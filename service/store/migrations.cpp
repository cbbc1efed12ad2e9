// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/migrations.h"

namespace sallyport::service {

namespace {

QStringList signIn()
{
    return {
        QStringLiteral("CREATE TABLE service_facts ("
                       " name TEXT PRIMARY KEY, fact TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE accounts ("
                       " id BIGINT PRIMARY KEY, password_hash TEXT NOT NULL, totp_key_sealed TEXT NOT NULL,"
                       " totp_last_step BIGINT NOT NULL, phone TEXT NOT NULL, created_at BIGINT NOT NULL)"),
        QStringLiteral("CREATE TABLE identifiers ("
                       " identifier TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id))"),
        QStringLiteral("CREATE TABLE sms_sends ("
                       " account_id BIGINT NOT NULL REFERENCES accounts (id), sent_at BIGINT NOT NULL)"),
        QStringLiteral("CREATE INDEX sms_sends_by_account ON sms_sends (account_id, sent_at)"),
        QStringLiteral("CREATE TABLE devices ("
                       " account_id BIGINT NOT NULL REFERENCES accounts (id), device_id TEXT NOT NULL,"
                       " name TEXT NOT NULL, public_jwk TEXT NOT NULL, first_seen_at BIGINT NOT NULL,"
                       " last_seen_at BIGINT NOT NULL, PRIMARY KEY (account_id, device_id))"),
        QStringLiteral("CREATE TABLE sessions ("
                       " id TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), device_id TEXT,"
                       " client_id TEXT NOT NULL, jkt TEXT NOT NULL, kind TEXT NOT NULL, scope TEXT NOT NULL,"
                       " acr TEXT NOT NULL, amr TEXT NOT NULL, address TEXT NOT NULL, created_at BIGINT NOT NULL,"
                       " last_seen_at BIGINT NOT NULL, auth_time BIGINT NOT NULL, expires_at BIGINT NOT NULL,"
                       " ends_at_latest BIGINT NOT NULL, lease_ends_at BIGINT, ended_at BIGINT, ended_by TEXT,"
                       " ended_by_session TEXT, receipt TEXT,"
                       " FOREIGN KEY (account_id, device_id) REFERENCES devices (account_id, device_id))"),
        QStringLiteral("CREATE INDEX sessions_by_account ON sessions (account_id, created_at)"),
        QStringLiteral("CREATE INDEX sessions_by_key ON sessions (jkt)"),
        QStringLiteral("CREATE TABLE authorization_codes ("
                       " code_hash TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id),"
                       " jkt TEXT NOT NULL, code_challenge TEXT NOT NULL, scope TEXT NOT NULL, amr TEXT NOT NULL,"
                       " auth_time BIGINT NOT NULL, kind TEXT NOT NULL, lease_seconds BIGINT, device_id TEXT,"
                       " device_name TEXT NOT NULL, device_jwk TEXT NOT NULL, history_id TEXT NOT NULL,"
                       " expires_at BIGINT NOT NULL, used_at BIGINT, session_id TEXT REFERENCES sessions (id))"),
        QStringLiteral("CREATE TABLE access_tokens ("
                       " token_hash TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions (id),"
                       " expires_at BIGINT NOT NULL)"),
        QStringLiteral("CREATE INDEX access_tokens_by_session ON access_tokens (session_id)"),
        QStringLiteral("CREATE TABLE refresh_tokens ("
                       " token_hash TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions (id),"
                       " expires_at BIGINT NOT NULL, used_at BIGINT, attempt_hash TEXT, successor_hash TEXT)"),
        QStringLiteral("CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id)"),
        QStringLiteral("CREATE TABLE signing_keys ("
                       " kid TEXT PRIMARY KEY, public_jwk TEXT NOT NULL, private_key_sealed TEXT NOT NULL,"
                       " created_at BIGINT NOT NULL)"),
        QStringLiteral("CREATE TABLE sign_in_history ("
                       " id TEXT PRIMARY KEY, account_id BIGINT REFERENCES accounts (id), happened_at BIGINT NOT NULL,"
                       " outcome TEXT NOT NULL, address TEXT NOT NULL, device_id TEXT)"),
        QStringLiteral("CREATE INDEX sign_in_history_by_account ON sign_in_history (account_id, happened_at)"),
        QStringLiteral("CREATE TABLE attempt_counters ("
                       " scope TEXT NOT NULL, counter_key TEXT NOT NULL, wrong BIGINT NOT NULL,"
                       " locked_until_ms BIGINT NOT NULL, last_try_ms BIGINT NOT NULL,"
                       " PRIMARY KEY (scope, counter_key))"),
    };
}

/// What happened to an account, and who has been told: by device key, or by session on a shared computer. `floor`: all
/// up to it are acknowledged. Hashes are of the chain of continuity (docs/protocol.md).
QStringList alerts()
{
    return {
        QStringLiteral("ALTER TABLE sign_in_history ADD COLUMN stage TEXT NOT NULL DEFAULT 'code'"),
        QStringLiteral("ALTER TABLE sign_in_history ADD COLUMN told BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("UPDATE sign_in_history SET told = 1"),
        QStringLiteral("CREATE INDEX sign_in_history_untold ON sign_in_history (told, outcome, happened_at)"),
        QStringLiteral("CREATE TABLE alerts ("
                       " id BIGINT PRIMARY KEY, jti TEXT NOT NULL UNIQUE, account_id BIGINT REFERENCES accounts (id),"
                       " written_at BIGINT NOT NULL, happened_at BIGINT NOT NULL, event_type TEXT NOT NULL,"
                       " session_id TEXT NOT NULL, device_id TEXT NOT NULL, members TEXT NOT NULL,"
                       " mailed BIGINT NOT NULL)"),
        QStringLiteral("CREATE INDEX alerts_by_account ON alerts (account_id, id)"),
        QStringLiteral("CREATE INDEX alerts_by_age ON alerts (written_at)"),
        QStringLiteral("CREATE INDEX alerts_to_mail ON alerts (mailed, account_id, id)"),
        QStringLiteral("CREATE TABLE alert_readers ("
                       " account_id BIGINT NOT NULL REFERENCES accounts (id), reader TEXT NOT NULL,"
                       " floor BIGINT NOT NULL, PRIMARY KEY (account_id, reader))"),
        QStringLiteral("CREATE TABLE alert_acks ("
                       " reader TEXT NOT NULL, alert_id BIGINT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,"
                       " PRIMARY KEY (reader, alert_id))"),
        QStringLiteral("CREATE INDEX alert_acks_by_alert ON alert_acks (alert_id)"),
        QStringLiteral("CREATE TABLE alert_streams ("
                       " session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,"
                       " stream_id TEXT NOT NULL UNIQUE, event_types TEXT NOT NULL, newest_hash TEXT,"
                       " previous_hash TEXT, attempt_hash TEXT)"),
    };
}

QStringList devicesAndSecurity()
{
    return {
        QStringLiteral("ALTER TABLE accounts ADD COLUMN password_version BIGINT NOT NULL DEFAULT 1"),
        QStringLiteral("ALTER TABLE accounts ADD COLUMN password_changed_at BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("UPDATE accounts SET password_changed_at = created_at"),
        QStringLiteral("ALTER TABLE accounts ADD COLUMN anti_phishing_code_sealed TEXT"),
        QStringLiteral("ALTER TABLE accounts ADD COLUMN anti_phishing_code_changed_at BIGINT"),
        QStringLiteral("ALTER TABLE devices ADD COLUMN renamed BIGINT NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE devices ADD COLUMN unbound_at BIGINT"),
        QStringLiteral("CREATE INDEX sessions_by_device ON sessions (account_id, device_id)"),
        QStringLiteral("CREATE TABLE pending_changes ("
                       " id TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), kind TEXT NOT NULL,"
                       " content_sealed TEXT NOT NULL, began_at BIGINT NOT NULL, effective_at BIGINT NOT NULL,"
                       " by_session TEXT NOT NULL, by_device TEXT NOT NULL, address TEXT NOT NULL,"
                       " settled_at BIGINT, outcome TEXT)"),
        QStringLiteral("CREATE INDEX pending_changes_by_account ON pending_changes (account_id, began_at)"),
    };
}

/// Several authenticators an account. The keys stay sealed for where they were.
QStringList severalAuthenticators()
{
    return {
        QStringLiteral("CREATE TABLE authenticators ("
                       " account_id BIGINT NOT NULL REFERENCES accounts (id), id TEXT NOT NULL, name TEXT NOT NULL,"
                       " key_sealed TEXT NOT NULL, last_step BIGINT NOT NULL, added_at BIGINT NOT NULL,"
                       " PRIMARY KEY (account_id, id))"),
        QStringLiteral("INSERT INTO authenticators (account_id, id, name, key_sealed, last_step, added_at)"
                       " SELECT id, 'totp', '', totp_key_sealed, totp_last_step, created_at FROM accounts"),
        QStringLiteral("ALTER TABLE accounts DROP COLUMN totp_key_sealed"),
        QStringLiteral("ALTER TABLE accounts DROP COLUMN totp_last_step"),
        QStringLiteral("CREATE TABLE authenticator_offers ("
                       " id TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id),"
                       " session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, name TEXT NOT NULL,"
                       " key_sealed TEXT NOT NULL, expires_at BIGINT NOT NULL)"),
    };
}

QStringList alertsOnlyTokens()
{
    return {QStringLiteral("ALTER TABLE access_tokens ADD COLUMN alerts_jkt TEXT")};
}

/// The trading passcode, the addresses that money may go to, and the actions that change them.
QStringList passcodeAndActions()
{
    return {
        QStringLiteral("CREATE TABLE passcodes ("
                       " account_id BIGINT PRIMARY KEY REFERENCES accounts (id), hash TEXT NOT NULL,"
                       " version BIGINT NOT NULL, changed_at BIGINT NOT NULL, wrong BIGINT NOT NULL,"
                       " locked_until_ms BIGINT NOT NULL)"),
        QStringLiteral("CREATE TABLE withdrawal_addresses ("
                       " id TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id), asset TEXT NOT NULL,"
                       " network TEXT NOT NULL, address TEXT NOT NULL, memo TEXT NOT NULL, added_at BIGINT NOT NULL,"
                       " UNIQUE (account_id, asset, network, address, memo))"),
        QStringLiteral("CREATE TABLE actions ("
                       " id TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES accounts (id),"
                       " session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, act TEXT NOT NULL,"
                       " asset TEXT NOT NULL, network TEXT NOT NULL, address TEXT NOT NULL, memo TEXT NOT NULL,"
                       " nonce TEXT NOT NULL, expires_at BIGINT NOT NULL, ended_at BIGINT)"),
        QStringLiteral("CREATE INDEX actions_by_session ON actions (session_id)"),
    };
}

} // namespace

const std::vector<QStringList>& migrations()
{
    static const std::vector<QStringList> all = {
        signIn(), devicesAndSecurity(), alerts(), severalAuthenticators(), alertsOnlyTokens(), passcodeAndActions()};
    return all;
}

} // namespace sallyport::service
