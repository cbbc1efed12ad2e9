// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include "core/base/bytes.h"
#include "core/base/secret_arena.h"

#include <QStringEncoder>

#include <sodium.h>

#include <cstring>

namespace sallyport {

Secret::Secret(Secret&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

Secret::~Secret()
{
    if (m_data != nullptr)
        secretArena().release(m_data);
}

Secret Secret::zeroed(qsizetype count)
{
    Secret secret;
    if (count > 0) {
        secret.m_data = secretArena().allocate(static_cast<std::size_t>(count));
        secret.m_size = count;
    }
    return secret;
}

Secret Secret::copyOf(QByteArrayView bytes)
{
    auto secret = zeroed(bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(secret.m_data, bytes.data(), static_cast<std::size_t>(bytes.size()));
    return secret;
}

Secret Secret::takeFrom(QByteArray& bytes)
{
    auto secret = copyOf(bytes);
    wipe(bytes);
    return secret;
}

Secret Secret::fromText(QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8);
    auto buffer = zeroed(encoder.requiredSpace(text.size()));
    auto* begin = reinterpret_cast<char*>(buffer.m_data);
    const char* end = encoder.appendToBuffer(begin, text);
    return copyOf(QByteArrayView(begin, end));
}

Secret Secret::random(const Random& random, qsizetype count)
{
    auto secret = zeroed(count);
    random(std::span(secret.m_data, static_cast<std::size_t>(count)));
    return secret;
}

Secret Secret::clone() const
{
    return copyOf(view());
}

bool Secret::equals(const Secret& other) const
{
    return constantTimeEqual(view(), other.view());
}

bool Secret::memoryIsLocked()
{
    return secretArena().isLocked();
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString& text)
{
    if (!text.isEmpty() && text.isDetached())
        sodium_memzero(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace sallyport
