// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/attempt_counters.h"

#include "core/base/bytes.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>

namespace sallyport::service {

namespace {

int triesOf(AttemptScope scope, const AttemptLimits& limits)
{
    return scope == AttemptScope::address ? limits.addressTries : limits.tries;
}

/// The bytes by which an address is counted: IPv4 whole (also when mapped into IPv6), of IPv6 the /64 one household
/// has.
QByteArray addressBlock(const QByteArray& text)
{
    const std::unique_ptr<ASN1_OCTET_STRING, decltype(&ASN1_OCTET_STRING_free)> parsed(a2i_IPADDRESS(text.constData()),
                                                                                       &ASN1_OCTET_STRING_free);
    if (!parsed)
        return text;
    QByteArray bytes(reinterpret_cast<const char*>(ASN1_STRING_get0_data(parsed.get())),
                     ASN1_STRING_length(parsed.get()));
    if (bytes.size() == 4)
        return bytes;
    const bool mapped = bytes.startsWith(QByteArray(10, '\0') + QByteArray(2, '\xff'));
    return mapped ? bytes.last(4) : bytes.first(8);
}

AttemptCounter counterOf(AttemptScope scope, const QByteArray& what)
{
    return {.scope = scope, .key = toBase64Url(sha256(what))};
}

} // namespace

std::vector<AttemptCounter> attemptCountersOf(const Attempter& who)
{
    if (who.device)
        return {counterOf(AttemptScope::device, sha256(who.account) + *who.device)};
    return {counterOf(AttemptScope::account, who.account), counterOf(AttemptScope::address, addressBlock(who.address))};
}

TryVerdict beginTry(std::span<AttemptCounter> rows, std::int64_t nowMs, const AttemptLimits& limits)
{
    if (const auto lockedMs = lockedForMs(rows, nowMs); lockedMs > 0)
        return {.retryAfterMs = lockedMs};
    TryVerdict verdict{.allowed = true, .attemptsLeft = std::max(limits.tries, limits.addressTries)};
    for (auto& row : rows) {
        if (isForgotten(row, nowMs, limits))
            row.wrong = 0;
        const int tries = triesOf(row.scope, limits);
        ++row.wrong;
        row.lastTryMs = nowMs;
        const int intoRound = row.wrong % tries;
        if (intoRound == 0) {
            const auto lock = std::min(static_cast<std::size_t>(row.wrong / tries), limits.locksMs.size()) - 1;
            row.lockedUntilMs = nowMs + limits.locksMs[lock];
            verdict.locksAccount = verdict.locksAccount || row.scope == AttemptScope::account;
        }
        verdict.attemptsLeft = std::min(verdict.attemptsLeft, intoRound == 0 ? 0 : tries - intoRound);
    }
    return verdict;
}

void takeBackTry(std::span<AttemptCounter> rows, const AttemptLimits& limits)
{
    for (auto& row : rows) {
        if (row.wrong == 0)
            continue;
        if (row.wrong % triesOf(row.scope, limits) == 0)
            row.lockedUntilMs = 0;
        --row.wrong;
    }
}

void forgetTries(std::span<AttemptCounter> rows)
{
    for (auto& row : rows) {
        if (row.scope == AttemptScope::address)
            continue;
        row.wrong = 0;
        row.lockedUntilMs = 0;
    }
}

std::int64_t lockedForMs(std::span<const AttemptCounter> rows, std::int64_t nowMs)
{
    std::int64_t longest = 0;
    for (const auto& row : rows)
        longest = std::max(longest, row.lockedUntilMs - nowMs);
    return longest;
}

bool isForgotten(const AttemptCounter& row, std::int64_t nowMs, const AttemptLimits& limits)
{
    const auto after = row.scope == AttemptScope::address ? limits.forgetAddressAfterMs : limits.forgetAfterMs;
    return row.lockedUntilMs <= nowMs && nowMs - row.lastTryMs > after;
}

} // namespace sallyport::service
