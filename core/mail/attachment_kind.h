// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// attachmentKind: what a file can do that comes with a message, by the ending of its name.
//   attachmentKind(fileEnding("statement.pdf.exe")); // AttachmentKind::program
#pragma once

#include "core/mail/message_values.h"

namespace sallyport::mail {

/// The ending of a file's name, as Attachment::ending; dots and white space at the end are not looked at, as Windows
/// does not. `fileName`: UTF-8, may be null.
QString fileEnding(const char* fileName);

AttachmentKind attachmentKind(const QString& ending);

} // namespace sallyport::mail
