// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/scrub.h"

#include <openssl/crypto.h>
#include <sodium.h>

#include <array>
#include <cstring>

namespace sallyport {

namespace {

constexpr std::size_t stackBytes = std::size_t{32} * 1024;
constexpr std::size_t longestCopy = 8 * 1024;

} // namespace

void scrubThread()
{
    OPENSSL_thread_stop();
    std::array<char, stackBytes> room;
    sodium_memzero(room.data(), room.size());
    // The library copies with other registers for each order of size; zeros, copied as secrets were, take their place.
    // Called by way of a pointer nobody can see through: what is copied is never read.
    void* (*volatile const copy)(void*, const void*, std::size_t) = std::memmove;
    for (std::size_t size = 8; size <= longestCopy; size *= 2)
        copy(room.data() + stackBytes / 2, room.data(), size + size / 2);
}

} // namespace sallyport
