// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_arena.h"

#include "core/base/log.h"

#include <sodium.h>

#include <algorithm>
#include <iterator>
#include <new>

namespace sallyport {

SecretArena::SecretArena(std::size_t chunkBytes) : m_chunkBytes(chunkBytes)
{
    if (sodium_init() < 0)
        throw std::bad_alloc();
}

SecretArena::~SecretArena()
{
    for (const auto& chunk : m_chunks)
        sodium_free(chunk.base);
}

std::byte* SecretArena::allocate(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    const std::size_t rounded = (std::max<std::size_t>(bytes, 1) + 15) / 16 * 16;
    for (auto& chunk : m_chunks) {
        if (auto* block = takeFrom(chunk, rounded))
            return block;
    }
    return takeFrom(addChunk(std::max(rounded, m_chunkBytes)), rounded);
}

std::byte* SecretArena::takeFrom(Chunk& chunk, std::size_t bytes)
{
    const auto hole = std::ranges::find_if(chunk.free, [bytes](const auto& h) { return h.second >= bytes; });
    if (hole == chunk.free.end())
        return nullptr;
    const auto [offset, size] = *hole;
    chunk.free.erase(hole);
    if (size > bytes)
        chunk.free.emplace(offset + bytes, size - bytes);
    auto* block = chunk.base + offset;
    m_blocks.emplace(block, bytes);
    return block;
}

SecretArena::Chunk& SecretArena::addChunk(std::size_t bytes)
{
    auto* base = static_cast<std::byte*>(sodium_malloc(bytes));
    if (base == nullptr)
        throw std::bad_alloc();
    if (sodium_mlock(base, bytes) != 0) {
        m_locked = false;
        qCWarning(logSecrets) << "memory for secrets could not be locked; it may be swapped to disk";
    }
    sodium_memzero(base, bytes);
    m_chunks.push_back({.base = base, .size = bytes, .free = {{0, bytes}}});
    return m_chunks.back();
}

void SecretArena::release(std::byte* block) noexcept
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_blocks.find(block);
    if (known == m_blocks.end())
        return;
    const std::size_t bytes = known->second;
    m_blocks.erase(known);
    sodium_memzero(block, bytes);
    for (auto& chunk : m_chunks) {
        if (block < chunk.base || block >= chunk.base + chunk.size)
            continue;
        auto [here, added] = chunk.free.emplace(static_cast<std::size_t>(block - chunk.base), bytes);
        if (const auto next = std::next(here); next != chunk.free.end() && here->first + here->second == next->first) {
            here->second += next->second;
            chunk.free.erase(next);
        }
        if (here != chunk.free.begin()) {
            const auto before = std::prev(here);
            if (before->first + before->second == here->first) {
                before->second += here->second;
                chunk.free.erase(here);
            }
        }
        return;
    }
}

bool SecretArena::isLocked() const
{
    const std::lock_guard lock(m_mutex);
    return m_locked;
}

SecretArena& secretArena()
{
    static auto* arena = new SecretArena;
    return *arena;
}

} // namespace sallyport
