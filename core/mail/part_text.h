// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The content of one MIME part: its bytes without transfer encoding, or its text in whatever charset it says.
//   const QString text = partText(part);
#pragma once

#include "core/mail/gmime_pointer.h"

#include <QByteArray>
#include <QString>

namespace sallyport::mail {

QByteArray partBytes(GMimePart* part);

/// As decodedText.
QString partText(GMimePart* part);

/// Encoded words (RFC 2047) of a header's value.
QString decodedHeader(const QByteArray& value);

} // namespace sallyport::mail
