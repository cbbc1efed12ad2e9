// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/continuity.h"

#include "core/base/bytes.h"

namespace sallyport::service {

namespace {

QByteArray hashOf(QByteArrayView value)
{
    return value.isEmpty() ? QByteArray() : toBase64Url(sha256(value));
}

} // namespace

bool continuesChain(const ContinuityChain& chain, const ShownContinuity& shown)
{
    const QByteArray value = hashOf(shown.continuity);
    if (!chain.newest)
        return value.isEmpty();
    if (constantTimeEqual(value, *chain.newest))
        return true;
    return constantTimeEqual(value, chain.previous) && constantTimeEqual(hashOf(shown.attempt), chain.attempt);
}

QByteArray nextContinuity(QByteArrayView key, QByteArrayView sessionId, const ShownContinuity& shown)
{
    return toBase64Url(hmacSha256(key, sha256(sessionId) + sha256(shown.continuity) + sha256(shown.attempt)));
}

ContinuityChain chainAfter(const ShownContinuity& shown, QByteArrayView next)
{
    return {.newest = hashOf(next), .previous = hashOf(shown.continuity), .attempt = hashOf(shown.attempt)};
}

} // namespace sallyport::service
