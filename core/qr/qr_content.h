// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the payload of a QR code is: a link, to be judged before anything else; an authenticator's key, which is a
// secret; or text.
//   if (qrContent(code).kind == QrKind::link) judge(content.text, profile);
#pragma once

#include "core/qr/qr_reader.h"

#include <QString>

namespace sallyport::qr {

enum class QrKind {
    link,    ///< something a phone would open as a page: http, https, a bare host, but also javascript:, data:, intent:
    otpauth, ///< one authenticator entry: otpauth://
    migration, ///< several of them: otpauth-migration://
    text,      ///< anything else that is text
    binary     ///< not UTF-8
};

struct QrContent {
    QrKind kind = QrKind::binary;
    QString text = {}; ///< raw, unshortened, not fit to be shown; empty for secrets and for binary ones
};

/// Generous in what it takes for a link: a text that is judged as one costs less than a link that is not.
QrContent qrContent(const QrCode& code);

} // namespace sallyport::qr
