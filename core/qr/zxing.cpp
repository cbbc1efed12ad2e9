// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qr/zxing.h"

#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

#include <exception>

namespace sallyport::qr {

namespace {

// Version 2 renamed it; the members we set are the same.
#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

} // namespace

QList<QByteArray> findWithZxing(const LuminanceView& picture, int most)
{
    QList<QByteArray> payloads;
    try {
        Options options;
        options.setFormats(ZXing::BarcodeFormat::QRCode);
        options.setMaxNumberOfSymbols(static_cast<std::uint8_t>(std::clamp(most, 1, 255)));
        const ZXing::ImageView view(picture.bits, picture.width, picture.height, ZXing::ImageFormat::Lum,
                                    static_cast<int>(picture.bytesPerLine));
        // Not text(): that guesses an encoding.
        for (const auto& found : ZXing::ReadBarcodes(view, options)) {
            const auto& bytes = found.bytes();
            if (found.isValid())
                payloads.append(
                    QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
        }
    } catch (const std::exception&) {
        // What it makes of damaged codes is not worth more than "nothing here".
        payloads.clear();
    }
    return payloads;
}

} // namespace sallyport::qr
