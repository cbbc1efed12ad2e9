// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions: who is signed in where, and the ended ones with their receipts, which are kept to be shown to whoever still
// holds their keys. Call within Database::inTransaction.
//   if (auto session = sessions.find(sid); session && !session->endedAt) ...
#pragma once

#include "service/store/database.h"

#include <vector>

namespace sallyport::service {

enum class SessionKind {
    own,   ///< a computer of the person's own: refreshed, 14 days idle, 90 in all
    shared ///< no refresh, over when the lease is, or when it is not heard of
};

struct Session {
    QByteArray id = {}; ///< `sid`
    std::int64_t accountId = 0;
    QByteArray deviceId = {}; ///< empty on a shared computer
    QByteArray clientId = {};
    QByteArray jkt = {}; ///< thumbprint of the session key
    SessionKind kind = SessionKind::own;
    QByteArray scope = {}; ///< separated by spaces; likewise `amr`
    QByteArray acr = {};
    QByteArray amr = {};
    QString address = {};
    std::int64_t createdAt = 0;
    std::int64_t lastSeenAt = 0;
    std::int64_t authTime = 0;     ///< when all factors were last shown
    std::int64_t expiresAt = 0;    ///< when it ends by itself if nothing comes any more
    std::int64_t endsAtLatest = 0; ///< expiresAt never passes it
    std::optional<std::int64_t> leaseEndsAt = {};
    std::optional<std::int64_t> endedAt = {};
    QByteArray receipt = {}; ///< JWS, once ended
    bool alertsOnly = false; ///< not kept: whoever calls has its alerts-only token, and may do nothing else

    friend bool operator==(const Session&, const Session&) = default;
};

/// How a session ended.
struct SessionEnding {
    std::int64_t when = 0;
    QByteArray by = {};        ///< self, other_session, service, lease, reuse
    QByteArray bySession = {}; ///< empty: none
    QByteArray receipt = {};
};

class Sessions {
public:
    explicit Sessions(Database& database) : m_database(database) {}

    void add(const Session& session);
    std::optional<Session> find(const QByteArray& id);
    /// The newest session of that key that goes on.
    std::optional<Session> findLive(const QByteArray& jkt);
    /// The newest session of that key, ended or not.
    std::optional<Session> findNewest(const QByteArray& jkt);
    /// Sessions of the account that go on, newest first, after the one named `after` (empty: from the start).
    std::vector<Session> live(std::int64_t accountId, const QByteArray& after, int limit);
    /// Of one device; ended ones only if they ended at `endedAt`.
    std::vector<Session> ofDevice(std::int64_t accountId, const QByteArray& deviceId,
                                  std::optional<std::int64_t> endedAt = {});
    /// `by` of an ended session's receipt; empty if it goes on or is not known.
    QByteArray endedBy(const QByteArray& id);
    /// Sessions on shared computers that go on.
    std::vector<Session> leased();
    /// Sessions that should have ended by now.
    std::vector<Session> overdue(std::int64_t now, int limit);

    void touch(const QByteArray& id, std::int64_t now, const QString& address);
    void setExpiry(const QByteArray& id, std::int64_t expiresAt);
    void setAuthentication(const QByteArray& id, std::int64_t authTime, const QByteArray& amr);
    /// False, and nothing changes, if it had ended before.
    bool end(const QByteArray& id, const SessionEnding& ending);
    /// Forgets sessions that ended before then, with their codes and tokens.
    void forgetEndedBefore(std::int64_t when);

private:
    std::vector<Session> select(const QString& condition, const QVariantList& values);
    Database& m_database;
};

} // namespace sallyport::service
