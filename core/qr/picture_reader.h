// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PictureReader: the port through which core gets at the pixels of a picture file; who has Gui fills it.
//   Result<QList<Luminance>, PictureError> layers = reader.read(file);
#pragma once

#include "core/base/result.h"
#include "core/qr/luminance.h"

#include <QByteArrayView>
#include <QList>

namespace sallyport::qr {

enum class PictureError {
    unreadable, ///< not a picture, of a kind we do not read, or damaged
    tooLarge,   ///< the file, or what it would take to decode it
    abandoned   ///< the program gave up the question
};

class PictureReader {
public:
    PictureReader() = default;
    PictureReader(const PictureReader&) = delete;
    PictureReader& operator=(const PictureReader&) = delete;
    virtual ~PictureReader() = default;

    /// The picture upright, in grey; a transparent one twice, on white and on black. May be called on any thread.
    virtual Result<QList<Luminance>, PictureError> read(QByteArrayView file) const = 0;
};

} // namespace sallyport::qr
