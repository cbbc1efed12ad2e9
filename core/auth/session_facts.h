// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about a session, without any secret: who, where, until when, and how it ended.
//   label->setText(expiry(session.facts().expiresAt));
#pragma once

#include "core/secrets/secret_store.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace sallyport::auth {

enum class ComputerKind {
    own,   ///< kept across restarts, has a device key
    shared ///< memory only, no refresh, ends with its lease
};

/// The person's answer to "this computer".
struct DeviceChoice {
    ComputerKind kind = ComputerKind::shared;
    QString name;                    ///< as it will stand in the list of devices; 1 to 64 characters for `own`
    std::chrono::seconds lease{900}; ///< `shared` only: 900 or 3600
};

enum class Keeping {
    stored,   ///< in the store; survives a restart
    inMemory, ///< on purpose: a shared computer, or the question was never asked
    notStored ///< the store refused (see storeError): usable now, gone at restart
};

/// Seconds since 1970 throughout, by the service's clock.
struct SessionFacts {
    QString profileId;
    QString issuer;    ///< "https://host:port"
    QString sessionId; ///< `sid`
    QString deviceId;  ///< device key's thumbprint; empty where there is none
    QString deviceName;
    ComputerKind computer = ComputerKind::shared;
    QString scope;
    QString acr;
    QStringList amr;
    std::int64_t beganAt = 0;                ///< when the session was opened; a later proof does not change it
    std::int64_t authTime = 0;               ///< when the person last proved who they are
    std::int64_t expiresAt = 0;              ///< when the session ends by itself if nobody uses it
    std::optional<std::int64_t> leaseEndsAt; ///< `shared` only; never extended
    Keeping keeping = Keeping::inMemory;
    std::optional<secrets::SecretStoreError> storeError;
    std::chrono::seconds clockOffset{0}; ///< service's clock minus this computer's
};

enum class EndCause {
    self,         ///< signed out here
    otherSession, ///< ended from another session (see bySession)
    service,      ///< ended by the service
    lease,        ///< the time on this shared computer is over
    reuse,        ///< a used token came back: somebody has a copy
    expired,      ///< not used for too long; no receipt
    unknown       ///< refused without a receipt that could be verified
};

/// How and when a session ended.
struct SessionEnd {
    EndCause cause = EndCause::unknown;
    std::int64_t endedAt = 0; ///< seconds since 1970; 0 if unknown
    QString bySession;        ///< otherSession: which
    QByteArray receipt;       ///< the verified JWS; empty if there is none
};

} // namespace sallyport::auth
