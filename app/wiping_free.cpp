// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every freed block is overwritten first, so that the copies of a password or a token that Qt makes in its QStrings,
// its JSON and its sockets do not outlive their use. glibc lets a program put its own free and realloc before the
// library's; on other systems the allocator is left alone (docs/known-issues.md). Not compiled under a sanitizer, which
// brings an allocator of its own.
#include <features.h>

#ifdef __GLIBC__
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

extern "C" {

// glibc names them so.
// NOLINTBEGIN(bugprone-reserved-identifier)
void __libc_free(void*);
void* __libc_malloc(std::size_t);
// NOLINTEND(bugprone-reserved-identifier)

__attribute__((visibility("default"))) void free(void* block) noexcept
{
    if (block == nullptr)
        return;
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

// The library's own realloc would leave the old block behind as it was.
__attribute__((visibility("default"))) void* realloc(void* block, std::size_t size) noexcept
{
    if (block == nullptr)
        return __libc_malloc(size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t had = malloc_usable_size(block);
    if (size <= had && size >= had / 2) {
        explicit_bzero(static_cast<char*>(block) + size, had - size);
        return block;
    }
    void* moved = __libc_malloc(size);
    if (moved != nullptr) {
        std::memcpy(moved, block, std::min(had, size));
        free(block);
    }
    return moved;
}

} // extern "C"
#endif
