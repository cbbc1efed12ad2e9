// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/work_solver.h"

#include "core/base/worker.h"

#include <QtEndian>

#include <openssl/evp.h>

#include <atomic>

namespace sallyport::auth {

namespace {

QByteArray deriveKey(const WorkChallenge& challenge, std::uint32_t counter)
{
    QByteArray password = challenge.nonce;
    char count[sizeof counter];
    qToBigEndian(counter, count);
    password.append(count, sizeof count);
    QByteArray key(challenge.keyLength, '\0');
    PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()),
                      reinterpret_cast<const unsigned char*>(challenge.salt.constData()),
                      static_cast<int>(challenge.salt.size()), challenge.cost, EVP_sha256(), challenge.keyLength,
                      reinterpret_cast<unsigned char*>(key.data()));
    return key;
}

Result<WorkSolution, WorkError> search(const WorkChallenge& challenge, const std::atomic<bool>& cancelled,
                                       const Clock& clock, const WorkLimits& limits)
{
    if (challenge.cost < 1 || challenge.cost > limits.costOfOneTry || challenge.keyLength < 1)
        return std::unexpected(WorkError::tooCostly);
    const std::int64_t began = clock.monotonicMs();
    const std::int64_t tries = limits.iterations / challenge.cost;
    for (std::int64_t counter = 0; counter < tries; ++counter) {
        if (cancelled.load(std::memory_order_relaxed))
            return std::unexpected(WorkError::cancelled);
        const auto number = static_cast<std::uint32_t>(counter);
        QByteArray key = deriveKey(challenge, number);
        if (toHex(key).startsWith(challenge.keyPrefix))
            return WorkSolution{number, std::move(key), clock.monotonicMs() - began};
    }
    return std::unexpected(WorkError::tooCostly);
}

} // namespace

Task<WorkSolution, WorkError> solveWork(WorkChallenge challenge, const CancelToken& cancel, const Clock& clock,
                                        WorkLimits limits)
{
    auto cancelled = std::make_shared<std::atomic<bool>>(false);
    cancel.onCancelled([cancelled] { cancelled->store(true); });
    return runInWorker<WorkSolution, WorkError>([challenge = std::move(challenge), cancelled, clock, limits] {
        return search(challenge, *cancelled, clock, limits);
    });
}

} // namespace sallyport::auth
