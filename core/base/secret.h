// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Secret: bytes that must not spread: a password, a token, a private key. Locked in memory, wiped when it dies,
// move-only, without a printer. Views are for the moment of use; never copy one into a QString or a log.
//   Secret password = Secret::fromText(field->text());
//   sign(password.view());
#pragma once

#include "core/base/random.h"

#include <QByteArrayView>
#include <QStringView>

#include <cstddef>
#include <iosfwd>

class QDebug;

namespace sallyport {

class Secret {
public:
    /// Empty.
    Secret() = default;
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// A copy of `bytes`; the caller's own copy stays the caller's to wipe.
    static Secret copyOf(QByteArrayView bytes);
    /// As copyOf, and wipes `bytes` (if nobody shares them) before it returns.
    static Secret takeFrom(QByteArray& bytes);
    /// The UTF-8 of `text`, encoded straight into locked memory.
    static Secret fromText(QStringView text);
    /// `count` random bytes.
    static Secret random(const Random& random, qsizetype count);
    /// `count` zero bytes to be filled through data().
    static Secret zeroed(qsizetype count);

    /// A second Secret with the same bytes; spelled out because each copy is one more place to guard.
    Secret clone() const;

    bool isEmpty() const { return m_size == 0; }
    qsizetype size() const { return m_size; }
    QByteArrayView view() const { return {reinterpret_cast<const char*>(m_data), m_size}; }
    const unsigned char* bytes() const { return reinterpret_cast<const unsigned char*>(m_data); }
    unsigned char* data() { return reinterpret_cast<unsigned char*>(m_data); }

    /// Equal contents, in constant time for equal lengths.
    bool equals(const Secret& other) const;

    /// True while all memory for secrets is really locked (see SecretArena::isLocked).
    static bool memoryIsLocked();

private:
    std::byte* m_data = nullptr;
    qsizetype m_size = 0;
};

std::ostream& operator<<(std::ostream&, const Secret&) = delete;
QDebug operator<<(QDebug, const Secret&) = delete;

/// Overwrites the bytes of a QByteArray or QString that nobody shares, then clears it.
void wipe(QByteArray& bytes);
void wipe(QString& text);

} // namespace sallyport
