// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/png_picture.h"

#include <QBuffer>
#include <QImageReader>

namespace sallyport::ui {

std::optional<QImage> readPng(QByteArrayView bytes, QSize largest)
{
    constexpr qsizetype maxBytes = 1'048'576;
    if (bytes.isEmpty() || bytes.size() > maxBytes)
        return std::nullopt;
    QByteArray copy = bytes.toByteArray();
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, QByteArrayLiteral("png"));
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > largest.width() || size.height() > largest.height())
        return std::nullopt;
    QImage picture = reader.read();
    if (picture.isNull())
        return std::nullopt;
    return picture;
}

} // namespace sallyport::ui
