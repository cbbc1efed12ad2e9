// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said over an alert stream (SSF 1.0, RFC 8936): bytes from outside, with limits. Nothing if malformed.
//   auto answer = readPollAnswer(response.body);
#pragma once

#include "core/account/stream_place.h"

#include <QHash>
#include <QMap>

namespace sallyport::account {

/// Of one poll's answer.
inline constexpr qsizetype maxPollBytes = qsizetype{8} * 1024 * 1024;
inline constexpr qsizetype mostEventsAtOnce = 100;

struct SsfConfiguration {
    QUrl configurationEndpoint = {};
    QUrl verificationEndpoint = {}; ///< may be empty
    QUrl jwksUri = {};
};

/// SSF 1.0 7.1: of this issuer, with poll delivery, all addresses on the issuer's origin.
std::optional<SsfConfiguration> readSsfConfiguration(QByteArrayView body, const QString& issuer);

/// The stream's configuration (SSF 1.0 8.1.1) into `place`; false, and nothing changed, if malformed.
bool readStream(QByteArrayView body, const QString& issuer, StreamPlace& place);
QByteArray writeStreamRequest();

struct PollRequest {
    bool immediately = false;
    qsizetype most = mostEventsAtOnce;
    QStringList acknowledged = {};
    QHash<QString, QString> refused = {}; ///< jti and RFC 8935 2.4 error word
};

QByteArray writePollRequest(const PollRequest& request, const StreamPlace& place);

struct PollAnswer {
    QMap<QString, QByteArray> sets = {}; ///< by jti, not yet verified
    bool more = false;
    QByteArray continuity = {};
};

/// At most 8 MiB and 1,000 tokens; jti and continuity at most 200 printable ASCII characters.
std::optional<PollAnswer> readPollAnswer(QByteArrayView body);

} // namespace sallyport::account
