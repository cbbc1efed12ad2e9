// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/image_picture_reader.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <cmath>

namespace sallyport::app {

using qr::Luminance;
using qr::PictureError;

namespace {

constexpr qsizetype maxFileBytes = qsizetype{32} * 1024 * 1024;
constexpr qint64 maxPixels = 24'000'000;
constexpr qint64 maxScaledPixels = 200'000'000;

/// Drawings (SVG, PDF) are programs of a kind; a code that was photographed or grabbed is none.
bool isRaster(const QByteArray& format)
{
    static constexpr std::array<QByteArrayView, 10> names{"png",  "jpg",  "jpeg", "gif", "bmp",
                                                          "webp", "tiff", "tif",  "ppm", "pgm"};
    return std::ranges::any_of(names, [&](QByteArrayView name) { return format == name; });
}

/// What is transparent shows the ground: 255 white, 0 black. The picture is ARGB32_Premultiplied.
Luminance onGround(const QImage& picture, int ground)
{
    Luminance result{QByteArray(qsizetype{picture.width()} * picture.height(), Qt::Uninitialized), picture.width(),
                     picture.height()};
    char* out = result.pixels.data();
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        out = std::transform(line, line + picture.width(), out, [ground](QRgb pixel) {
            return static_cast<char>(std::min(qGray(pixel) + (255 - qAlpha(pixel)) * ground / 255, 255));
        });
    }
    return result;
}

} // namespace

QList<Luminance> luminanceLayers(const QImage& picture)
{
    if (picture.isNull())
        return {};
    const QImage pixels = picture.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QList<Luminance> layers{onGround(pixels, 255)};
    if (picture.hasAlphaChannel()) {
        if (Luminance onBlack = onGround(pixels, 0); onBlack.pixels != layers.first().pixels)
            layers.append(std::move(onBlack));
    }
    return layers;
}

Result<QList<Luminance>, PictureError> ImagePictureReader::read(QByteArrayView file) const
{
    if (file.size() > maxFileBytes)
        return std::unexpected(PictureError::tooLarge);
    QByteArray bytes = QByteArray::fromRawData(file.data(), file.size());
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    if (!reader.canRead() || !isRaster(reader.format()))
        return std::unexpected(PictureError::unreadable);
    const QSize size = reader.size();
    const qint64 pixels = qint64{size.width()} * size.height();
    if (pixels > maxPixels) {
        if (pixels > maxScaledPixels || !reader.supportsOption(QImageIOHandler::ScaledSize))
            return std::unexpected(PictureError::tooLarge);
        reader.setScaledSize(size * std::sqrt(double(maxPixels) / double(pixels)));
    }
    const QImage picture = reader.read();
    if (picture.isNull())
        return std::unexpected(PictureError::unreadable);
    return luminanceLayers(picture);
}

} // namespace sallyport::app
