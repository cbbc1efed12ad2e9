// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretArena: one guarded, locked region that all Secrets share. Used by Secret only.
// sodium_malloc neither reports a failed mlock nor bears thousands of small blocks (measured: docs/decisions/0004), so
// memory is taken in large chunks, and whether each is really locked is asked with sodium_mlock.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

namespace sallyport {

class SecretArena {
public:
    /// `chunkBytes`: size of each guarded region; a larger request gets a region of its own size.
    explicit SecretArena(std::size_t chunkBytes = 1024 * 1024);
    ~SecretArena();
    SecretArena(const SecretArena&) = delete;
    SecretArena& operator=(const SecretArena&) = delete;

    /// A zeroed block of at least `bytes` bytes, 16-byte aligned. Throws std::bad_alloc when memory is out.
    std::byte* allocate(std::size_t bytes);
    /// Wipes and returns a block got from allocate.
    void release(std::byte* block) noexcept;
    /// False once any region could not be locked into memory (RLIMIT_MEMLOCK): it may then be swapped out.
    bool isLocked() const;

private:
    struct Chunk {
        std::byte* base;
        std::size_t size;
        std::map<std::size_t, std::size_t> free; // offset -> bytes
    };
    std::byte* takeFrom(Chunk& chunk, std::size_t bytes);
    Chunk& addChunk(std::size_t bytes);

    const std::size_t m_chunkBytes;
    mutable std::mutex m_mutex;
    std::vector<Chunk> m_chunks;
    std::map<std::byte*, std::size_t> m_blocks;
    bool m_locked = true;
};

/// The program's arena, made at first use and never destroyed: Secrets in static objects may outlive any order of ends.
SecretArena& secretArena();

} // namespace sallyport
