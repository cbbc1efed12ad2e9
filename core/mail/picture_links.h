// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// findCodes: the QR codes in a message's pictures, as links of the message. Phishing mails carry them because filters
// do not read pictures and phones open them on another device.
//   const PictureFindings found = findCodes(message.pictures, reader);
#pragma once

#include "core/mail/message_values.h"
#include "core/qr/picture_reader.h"

namespace sallyport::mail {

struct PictureFindings {
    QList<MessageLink> links = {};
    bool hasAuthenticator = false; ///< a code holds an authenticator's key
    bool searchedAll = true;
};

/// Takes at most three seconds in all; small pictures (below 21 pixels) have no codes.
PictureFindings findCodes(const QList<QByteArray>& pictures, const qr::PictureReader& reader);

} // namespace sallyport::mail
