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
/// The same as it stands in the message, with its transfer encoding.
QByteArray encodedBytes(GMimePart* part);

struct PartText {
    QString text = {};   ///< as decodedText
    bool certain = true; ///< false: its encoding is such that some programs read another text
};
PartText partText(GMimePart* part);

/// True for bytes without any of the control characters that every picture, archive or program has.
bool looksLikeText(QByteArrayView bytes);

/// True for two fields that say how a part is to be read: programs take one or the other.
bool saysTwiceHowToRead(GMimeObject* part);

/// fileEnding of the part's name; of the two names that it can have, that of the more dangerous file.
QString fileEndingOf(GMimePart* part);

/// Encoded words (RFC 2047) of a header's value.
QString decodedHeader(const QByteArray& value);

} // namespace sallyport::mail
