// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ImagePictureReader: picture files by Qt's decoders, for window and command line. Only raster formats, and nothing
// that would take more memory than a phone's largest photo.
//   auto reader = std::make_shared<ImagePictureReader>();
#pragma once

#include "core/qr/picture_reader.h"

class QImage;

namespace sallyport::app {

class ImagePictureReader : public qr::PictureReader {
public:
    /// Files of at most 32 MiB; JPEG, PNG, GIF (its first picture), BMP, PNM, and WebP and TIFF where Qt has them.
    /// Larger than 24 million pixels is scaled down where the format can do that while decoding.
    Result<QList<qr::Luminance>, qr::PictureError> read(QByteArrayView file) const override;
};

/// Of a picture that is decoded already (clipboard, screen grab): once, or on white and on black if it is transparent.
QList<qr::Luminance> luminanceLayers(const QImage& picture);

} // namespace sallyport::app
