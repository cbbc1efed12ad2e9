// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// findWithZxing: one look at one picture with ZXing-C++, the only place that names it, so that its versions 1.4 and 2
// differ in one file. Use readCodes (qr_reader.h).
#pragma once

#include "core/qr/luminance.h"

#include <QList>

namespace sallyport::qr {

/// The payloads of all valid QR codes seen, at most `most` (255). The library's exceptions count as nothing seen.
QList<QByteArray> findWithZxing(const LuminanceView& picture, int most);

} // namespace sallyport::qr
