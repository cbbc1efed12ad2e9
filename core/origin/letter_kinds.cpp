// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/letter_kinds.h"

#include <QStringView>

#include <algorithm>
#include <array>

namespace sallyport::origin {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool isWithin(char32_t c, const std::array<Range, N>& ranges)
{
    return std::ranges::any_of(ranges, [c](Range range) { return c >= range.first && c <= range.last; });
}

constexpr std::array directionRanges{Range{0x061C, 0x061C}, Range{0x200E, 0x200F}, Range{0x202A, 0x202E},
                                     Range{0x2066, 0x2069}};

// Default_Ignorable_Code_Point, what is drawn as nothing, and White_Space beyond ASCII.
constexpr std::array invisibleRanges{
    Range{0x00A0, 0x00A0},   Range{0x00AD, 0x00AD},   Range{0x034F, 0x034F}, Range{0x115F, 0x1160},
    Range{0x1680, 0x1680},   Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F}, Range{0x2000, 0x200D},
    Range{0x2028, 0x2029},   Range{0x202F, 0x202F},   Range{0x205F, 0x2065}, Range{0x206A, 0x206F},
    Range{0x2800, 0x2800},   Range{0x3000, 0x3000},   Range{0x3164, 0x3164}, Range{0xFE00, 0xFE0F},
    Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFB}, Range{0x1BCA0, 0x1BCA3},
    Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF},
};

} // namespace

bool isControlCharacter(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool isDirectionCharacter(char32_t c)
{
    return c >= 0x80 && isWithin(c, directionRanges);
}

bool isInvisibleCharacter(char32_t c)
{
    return c >= 0x80 && isWithin(c, invisibleRanges);
}

bool isJoiner(char32_t c)
{
    return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

bool isForeignDot(char32_t c)
{
    // Those that UTS #46 maps to a dot, then ones that only look like it.
    return c < 0x10000
        && QStringView(u"\u3002\uFF0E\uFF61\u2024\u2025\u2026\u00B7\u0387\u2027\u30FB\uFF65\u0701\u0702\u0660\u06F0"
                       u"\uA4F8\u06D4")
               .contains(QChar(static_cast<char16_t>(c)));
}

bool isForeignSign(char32_t c)
{
    return c < 0x10000
        && QStringView(
               u"\u2044\u2215\u29F8\u2571\u3033\u30CE\u31D3\uFF0F\u1735\u27CB\u2CC6\u2F03\u4E3F\u30FD" // slashes
               u"\uFF3C\uFE68\u29F5\u29F9\u2216\u2572\u4E36"                                           // backslashes
               u"\uFF1F\uFE56\u0294\u037E\uFF03\uFE5F"                                                 // ? #
               u"\uFF1A\uFE55\uA789\u02D0\u0589\u05C3\u2236\uFE13\uFE30"                               // :
               u"\uFF20\uFE6B\uFF05\uFE6A\uFF06\uFE60\u2100\u2101\u2105\u2106")                        // @ % &
               .contains(QChar(static_cast<char16_t>(c)));
}

} // namespace sallyport::origin
