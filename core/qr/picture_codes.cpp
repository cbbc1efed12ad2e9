// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qr/picture_codes.h"

#include "core/base/worker.h"

namespace sallyport::qr {

Result<QrReading, PictureError> readPicture(const PictureReader& reader, QByteArrayView file, const QrLimits& limits)
{
    const auto layers = reader.read(file);
    if (!layers)
        return std::unexpected(layers.error());
    QrReading all;
    QrLimits each = limits;
    each.time /= std::max<qsizetype>(layers->size(), 1);
    for (const Luminance& layer : *layers) {
        const auto found = readCodes(layer.view(), each);
        if (!found)
            return std::unexpected(found.error() == QrError::tooLarge ? PictureError::tooLarge
                                                                      : PictureError::unreadable);
        all.searchedAll = all.searchedAll && found->searchedAll;
        for (const QrCode& code : found->codes) {
            if (!all.codes.contains(code))
                all.codes.append(code);
        }
    }
    if (all.codes.size() > limits.maxCodes) {
        all.codes.resize(limits.maxCodes);
        all.searchedAll = false;
    }
    return all;
}

Task<QrReading, PictureError> readPictureInWorker(std::shared_ptr<const PictureReader> reader, QByteArray file)
{
    return runInWorker<QrReading, PictureError>(
        [reader = std::move(reader), file = std::move(file)] { return readPicture(*reader, file); });
}

Task<QrReading, QrError> readCodesInWorker(Luminance picture)
{
    return runInWorker<QrReading, QrError>([picture = std::move(picture)] { return readCodes(picture.view()); });
}

} // namespace sallyport::qr
