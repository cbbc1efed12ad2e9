// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionRecord: everything a session is made of, as it lies in memory and, on an own computer, in the store (one JSON
// text).
//   store.write(sessionKeyFor(profile.id), writeSessionRecord(record));
#pragma once

#include "core/auth/metadata.h"
#include "core/auth/session_facts.h"
#include "core/auth/token_answer.h"
#include "core/jose/jwk.h"

namespace sallyport::auth {

struct SessionRecord {
    SessionFacts facts = {};
    Secret accessToken = {};
    std::int64_t accessExpiresAt = 0; ///< seconds since 1970, by the service's clock
    Secret refreshToken = {};         ///< empty on a shared computer
    QByteArray refreshAttempt = {};   ///< of a refresh begun and not yet answered; empty otherwise
    std::int64_t generation = 0;      ///< counts refreshes: of two records of one session the higher is the newer
    Secret authSession = {};          ///< for step-up; may be empty
    Secret keyScalar = {};            ///< the session key
    QJsonObject metadata = {};        ///< ServiceMetadata::document
};

/// Store keys: "session/<profile id>" and "device/<profile id>".
QString sessionKeyFor(const QString& profileId);
QString deviceKeyFor(const QString& profileId);

/// Takes over what a token answer says; `now`: seconds since 1970 by the service's clock. Counts the generation up.
void applyTokens(SessionRecord& record, TokenAnswer tokens, std::int64_t now);

Secret writeSessionRecord(const SessionRecord& record);
/// Nothing if any part is missing or wrong. Whether it belongs to the profile is the caller's to check.
std::optional<SessionRecord> readSessionRecord(const Secret& text);

} // namespace sallyport::auth
