// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readMessage: a saved message (RFC 5322, MIME) as values, by GMime with limits around it. Broken ones are read as far
// as that goes; readAll says whether it went all the way.
//   Result<Message, MessageError> message = readMessage(file.readAll());
#pragma once

#include "core/mail/message_guard.h"
#include "core/mail/message_values.h"

namespace sallyport::mail {

/// May be called on any thread.
Result<Message, MessageError> readMessage(QByteArrayView bytes);

} // namespace sallyport::mail
