// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readCodes: whatever the pixels, no more codes than asked for, and no byte outside the buffer. The first bytes say how
// wide the picture is and how long its lines are, and how large each pixel is drawn.
#include "core/qr/qr_reader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport::qr;
    if (size < 4 || size > 16'384)
        return 0;
    const int width = data[0] + 1;
    const int gap = data[1] % 16;
    const bool large = data[2] % 2 != 0;
    const qsizetype lineBytes = qsizetype{width} + gap;
    const LuminanceView view{data + 3, width, static_cast<int>((qsizetype(size) - 3 + gap) / lineBytes), lineBytes};
    const Luminance big = large && view.height > 0 ? doubled(view) : Luminance{};
    const auto found = readCodes(large && view.height > 0 ? big.view() : view, {.maxCodes = 2});
    if (found && found->codes.size() > 2)
        std::abort();
    return 0;
}
