// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readPng: whatever it takes is a picture within the size asked for.
#include "ui/widgets/png_picture.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto picture =
        sallyport::ui::readPng({reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)}, QSize(64, 64));
    if (picture && (picture->isNull() || picture->width() > 64 || picture->height() > 64))
        std::abort();
    return 0;
}
