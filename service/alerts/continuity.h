// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of continuity (docs/protocol.md): each poll of a session shows the value that the last one was answered
// with. The next value is an HMAC of what the poll showed, so that a repeated poll gets the very same one. Pure.
//   if (!continuesChain(chain, shown)) endAsCopied(session);   else chain = chainAfter(shown, next);
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sallyport::service {

/// What one poll showed. The session's first one has no continuity.
struct ShownContinuity {
    QByteArray continuity = {};
    QByteArray attempt = {}; ///< never empty
    bool outside = false;    ///< by the alerts-only token, which has no part in the chain
};

/// SHA-256 of it, as kept: no value is.
struct ContinuityChain {
    std::optional<QByteArray> newest = {}; ///< nothing: no poll has been answered yet
    QByteArray previous = {};              ///< empty: none was shown
    QByteArray attempt = {};               ///< that got `newest`
    friend bool operator==(const ContinuityChain&, const ContinuityChain&) = default;
};

/// True for the newest value, and for the one before it with the attempt that got the newest.
bool continuesChain(const ContinuityChain& chain, const ShownContinuity& shown);
/// The value that this poll's answer carries.
QByteArray nextContinuity(QByteArrayView key, QByteArrayView sessionId, const ShownContinuity& shown);
/// The chain once that answer is given.
ContinuityChain chainAfter(const ShownContinuity& shown, QByteArrayView next);

} // namespace sallyport::service
