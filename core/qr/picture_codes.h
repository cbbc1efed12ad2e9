// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The QR codes in a picture file: PictureReader and readCodes in a row.
//   readPictureInWorker(reader, file).then(this, [this](Result<QrReading, PictureError> found) { ... });
#pragma once

#include "core/base/task.h"
#include "core/qr/picture_reader.h"
#include "core/qr/qr_reader.h"

#include <memory>

namespace sallyport::qr {

/// The limits hold for the picture as a whole, whether it is looked at on one ground or on two.
Result<QrReading, PictureError> readPicture(const PictureReader& reader, QByteArrayView file,
                                            const QrLimits& limits = {});

/// The same on another thread.
Task<QrReading, PictureError> readPictureInWorker(std::shared_ptr<const PictureReader> reader, QByteArray file);
/// Of pixels that are there already: a screen grab.
Task<QrReading, QrError> readCodesInWorker(Luminance picture);

} // namespace sallyport::qr
