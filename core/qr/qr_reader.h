// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readCodes: the QR codes in a picture, also the hard ones: inverted, mirrored, pale, tiny, in a big screenshot,
// without a margin. It burns CPU: from the window use readPictureInWorker (picture_codes.h).
//   Result<QrReading, QrError> found = readCodes(grab.view());
#pragma once

#include "core/base/result.h"
#include "core/qr/luminance.h"

#include <QList>

#include <chrono>

namespace sallyport::qr {

struct QrCode {
    QByteArray bytes = {}; ///< the payload as it is in the code: any bytes, mostly UTF-8
    friend bool operator==(const QrCode&, const QrCode&) = default;
};

struct QrReading {
    QList<QrCode> codes = {}; ///< each payload once
    bool searchedAll = true;  ///< false: the time was up, or there were more codes than the limit
};

struct QrLimits {
    qint64 maxPixels = 64'000'000;         ///< 8K screens have 33 million
    int maxCodes = 16;                     ///< at most 255
    std::chrono::milliseconds time{3'000}; ///< no new try is begun later than this
};

enum class QrError {
    badBuffer, ///< no pixels, or lines shorter than the width
    tooLarge,  ///< more pixels than the limit
    abandoned  ///< the program gave up the question
};

/// Tries the picture as it is and inverted; if neither shows anything, changed ever further, until something is found.
Result<QrReading, QrError> readCodes(const LuminanceView& picture, const QrLimits& limits = {});

} // namespace sallyport::qr
