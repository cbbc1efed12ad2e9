// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readRawMessage: a message's header fields and body as bytes, for whoever has to check a signature over them. It reads
// only what every program reads in the same way; files whose lines end with LF alone become what was sent.
//   if (const auto raw = readRawMessage(bytes)) hash(raw->body);
#pragma once

#include "core/mail/message_values.h"

#include <optional>

namespace sallyport::mail {

struct RawField {
    QByteArray name;  ///< lower case
    QByteArray bytes; ///< all of it, folds and the last CRLF too
    QByteArrayView value() const { return QByteArrayView(bytes).sliced(name.size() + 1); } ///< behind the colon
};

struct RawMessage {
    QList<RawField> fields = {}; ///< from the top
    QByteArray body = {};        ///< lines end with CRLF
};

/// LF alone, which many programs save where CRLF was sent, as CRLF (RFC 6376, 5.3).
QByteArray withNetworkLineEnds(QByteArrayView text);

/// Nothing for headers of more than 256 KiB or 2,000 fields, with a line that is no field (RFC 5322, 2.2), white space
/// before a colon, a line of white space alone, or a control character in them or in what stands before them.
std::optional<RawMessage> readRawMessage(QByteArrayView bytes);

/// True if the MIME library found the same fields in the same order: what is checked is what is shown.
bool isReadAlike(const RawMessage& raw, const Message& message);

} // namespace sallyport::mail
