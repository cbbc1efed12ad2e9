// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How wrong passwords and codes are counted and when that locks: pure logic over rows that the store keeps. A try is
// counted before it is judged and taken back if it was right, so that many tries at once are not more tries.
//   auto rows = store.attemptCounters(attemptCountersOf(who));   // the kept rows; those not kept yet as they are
//   const TryVerdict verdict = beginTry(rows, now);              // not allowed: judge nothing, say retryAfterMs
//   takeBackTry(rows);                                           // it was right, or could not be judged
//   forgetTries(rows);                                           // the whole sign-in is done
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sallyport::service {

enum class AttemptScope {
    device,  ///< one known device of one account: counts alone, so that no stranger can lock it
    account, ///< everybody else who tries this account, or this unknown identifier
    address  ///< everybody else from this network address (IPv6: its /64)
};

/// One row of the store; primary key (scope, key). All times are milliseconds since 1970.
struct AttemptCounter {
    AttemptScope scope = AttemptScope::account;
    QByteArray key;                 ///< base64url SHA-256, 43 characters: no identifier and no address is kept
    int wrong = 0;                  ///< tries since the last whole sign-in, those being judged included
    std::int64_t lockedUntilMs = 0; ///< 0 or past: not locked
    std::int64_t lastTryMs = 0;

    friend bool operator==(const AttemptCounter&, const AttemptCounter&) = default;
};

struct AttemptLimits {
    int tries = 5;         ///< wrong tries from one lock to the next
    int addressTries = 20; ///< the same for an address, behind which a whole office may sit
    /// How long the first, second, … lock lasts (15 minutes, 1, 4 and 24 hours); the last one repeats.
    std::array<std::int64_t, 4> locksMs = {900'000, 3'600'000, 14'400'000, 86'400'000};
    /// A row this long without a try (90 days) counts as new and may be deleted.
    std::int64_t forgetAfterMs = 7'776'000'000;
    /// The same for an address (2 days), which no sign-in resets: one's own account would do it after each try at
    /// another's.
    std::int64_t forgetAddressAfterMs = 172'800'000;
};

/// Who is trying.
struct Attempter {
    QByteArray account;                    ///< the account's id; for an unknown identifier that identifier
    std::optional<QByteArray> device = {}; ///< the device id, only if proven now and enrolled with this very account
    QByteArray address;                    ///< the peer's address as text, IPv4 or IPv6
};

struct TryVerdict {
    bool allowed = false;
    int attemptsLeft = 0;          ///< after this one, if it is wrong; 0: that locks
    bool locksAccount = false;     ///< if it is wrong: for all but known devices
    std::int64_t retryAfterMs = 0; ///< when not allowed
};

/// The rows that count for this one, empty yet: the device alone, or account and address.
std::vector<AttemptCounter> attemptCountersOf(const Attempter& who);

/// Refuses if any row is locked (and counts nothing), else counts the try in every row and locks those that are full.
TryVerdict beginTry(std::span<AttemptCounter> rows, std::int64_t nowMs, const AttemptLimits& limits = {});

/// Takes one try back that beginTry allowed: it was right, or it could not be judged. Undoes the lock it brought.
void takeBackTry(std::span<AttemptCounter> rows, const AttemptLimits& limits = {});

/// A whole sign-in (password and code): device and account begin anew, the address does not.
void forgetTries(std::span<AttemptCounter> rows);

/// How long the rows are locked at most, in milliseconds; 0: not locked.
std::int64_t lockedForMs(std::span<const AttemptCounter> rows, std::int64_t nowMs);

/// True if the store may delete the row.
bool isForgotten(const AttemptCounter& row, std::int64_t nowMs, const AttemptLimits& limits = {});

} // namespace sallyport::service
