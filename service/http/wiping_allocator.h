// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WipingAllocator: for containers that hold passwords and tokens on their way through the HTTP server; what they give
// back is zero.
#pragma once

#include <openssl/crypto.h>

#include <cstddef>
#include <new>

namespace sallyport::service {

template <typename T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <typename U>
    WipingAllocator(const WipingAllocator<U>&)
    {
    }
    T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count)
    {
        OPENSSL_cleanse(memory, count * sizeof(T));
        ::operator delete(memory);
    }
    friend bool operator==(WipingAllocator, WipingAllocator) { return true; }
};

} // namespace sallyport::service
