// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A line of the practice service's standard input: what is taken for a command names a drill and a short id.
#include "service/drills/drill_command.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport::service;
    const QByteArrayView line(data, static_cast<qsizetype>(size));
    const auto command = readDrillCommand(line);
    if (command && (nameOf(command->drill).isEmpty() || command->sessionId.size() > 128))
        std::abort();
    return 0;
}
