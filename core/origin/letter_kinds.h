// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Characters that are not what they seem: unseen ones, ones that turn the writing, ones that look like a link's signs.
//   if (isDirectionCharacter(c)) refuse();
#pragma once

namespace sallyport::origin {

/// C0, C1 and DEL.
bool isControlCharacter(char32_t c);
/// Bidi marks, embeddings, overrides and isolates (UAX #9, 2).
bool isDirectionCharacter(char32_t c);
/// Nothing is drawn, or only white space.
bool isInvisibleCharacter(char32_t c);
/// Joins letters where scripts need it (Persian, emoji): unseen, but common in honest paths.
bool isJoiner(char32_t c);
/// Browsers take it for a dot, or people do.
bool isForeignDot(char32_t c);
/// People take it for one of / \ ? # : @ % &.
bool isForeignSign(char32_t c);

} // namespace sallyport::origin
