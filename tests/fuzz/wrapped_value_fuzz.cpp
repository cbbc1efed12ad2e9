// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value in the keychain under the wrap key, as anybody who can write there could bend it.
#include "core/secrets/wrapped_value.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace sallyport;
using namespace sallyport::secrets;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const QString name = QStringLiteral("session/practice");
    static const Random random = systemRandom();
    static const Secret key = Secret::random(random, wrapKeyBytes);
    const auto bytes = Secret::copyOf(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (unwrapValue(name, bytes, key)) // nobody guesses a tag
        std::abort();
    const auto wrapped = wrapValue(name, bytes, key, random);
    const auto again = unwrapValue(name, wrapped, key);
    if (!isWrapped(wrapped) || !again || !again->equals(bytes))
        std::abort();
    return 0;
}
