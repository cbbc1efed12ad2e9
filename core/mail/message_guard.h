// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// guardMessage: whether a message is worth handing to the MIME library, which has no limits of its own: groups within
// groups overflow its stack, long lists of people take it the square of their length, and every part costs memory.
//   if (const auto guarded = guardMessage(bytes); !guarded) return std::unexpected(guarded.error());
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

namespace sallyport::mail {

enum class MessageError {
    notAMessage,  ///< no headers as a mail has them
    tooLarge,     ///< more than 25 MiB
    tooManyParts, ///< more than 10,000
    tooDeep,      ///< parts within parts, more than 100 levels
    tooComplex,   ///< headers as no mail program writes them: it would take too long to read
    abandoned     ///< the program gave up the question
};

inline constexpr qsizetype maxMessageBytes = qsizetype{25} * 1024 * 1024;
inline constexpr qsizetype maxMessageParts = 10'000;
inline constexpr int maxMessageDepth = 100;

/// Linear. What passes is read in bounded time and memory.
Result<Done, MessageError> guardMessage(QByteArrayView message);

} // namespace sallyport::mail
