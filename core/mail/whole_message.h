// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// isWholeMessage: whether bytes are plainly a saved message, headers and all, and not a text about something; for
// whoever has to guess what a person holds up.
//   if (isWholeMessage(clipboard.toUtf8())) ...
#pragma once

#include <QByteArrayView>

namespace sallyport::mail {

/// True where the bytes begin with header lines only, up to an empty line or the end, a From and two more of those that
/// every mail has among them. Linear; more than 256 KiB of headers are not read.
bool isWholeMessage(QByteArrayView bytes);

/// Without what programs put before a message: a byte order mark, empty lines, the "From " line of a mailbox file.
QByteArrayView withoutPreface(QByteArrayView bytes);

/// False where the "From " line that is left out hides something: a carriage return inside it ends the line for some
/// programs, so that what follows is another message to them.
bool hasPlainPreface(QByteArrayView bytes);

} // namespace sallyport::mail
