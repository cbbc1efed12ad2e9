// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client says over its alert stream: bytes from outside, with limits. Nothing if malformed: then nothing is
// done.
//   const auto poll = readPollRequest(request.body);
#pragma once

#include "service/alerts/continuity.h"

#include <QByteArrayList>
#include <QStringList>

namespace sallyport::service {

inline constexpr int mostEventsAtOnce = 100;

/// RFC 8936 2.2, and our chain of continuity.
struct PollRequest {
    int most = mostEventsAtOnce; ///< 0: only acknowledge
    bool immediately = false;
    QStringList acknowledged = {};
    QStringList refused = {}; ///< jti of setErrs
    ShownContinuity shown = {};
};

/// 64 KiB, depth 4, 1,000 acknowledgements and as many errors, names of at most 200 printable ASCII characters.
std::optional<PollRequest> readPollRequest(QByteArrayView body);

/// SSF 1.0 8.1.1.1: the types to be delivered out of those that are told; all where none are asked for. Nothing if
/// another delivery than the poll is asked for. At most 100 types.
std::optional<QByteArrayList> readStreamRequest(QByteArrayView body);

/// SSF 1.0 8.1.4.2
struct VerifyRequest {
    QByteArray streamId = {};
    QString state = {}; ///< null: none; at most 1,024 characters
};

std::optional<VerifyRequest> readVerifyRequest(QByteArrayView body);

} // namespace sallyport::service
