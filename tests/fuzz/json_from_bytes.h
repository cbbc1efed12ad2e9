// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON objects out of fuzzer bytes and a vocabulary, for readers that look far inside: plain bytes seldom get past the
// parser. An input that begins with a zero byte is such a recipe; any other input is taken as it is.
//   const QByteArray body = fuzzedJson(data, size, words);
#pragma once

#include "core/base/json.h"

#include <QJsonArray>

#include <cstdint>
#include <span>

namespace sallyport::fuzz {

using Words = std::span<const char* const>;

class JsonFromBytes {
public:
    JsonFromBytes(std::span<const std::uint8_t> bytes, Words words) : m_bytes(bytes), m_words(words) {}

    QJsonObject object(int depth = 0)
    {
        QJsonObject made;
        for (int left = next() % 20; left > 0; --left) {
            const QString name = word();
            made.insert(name, value(depth + 1));
        }
        return made;
    }

private:
    std::uint8_t next()
    {
        if (m_bytes.empty())
            return 0;
        const auto byte = m_bytes.front();
        m_bytes = m_bytes.subspan(1);
        return byte;
    }
    QString word() { return QString::fromUtf8(m_words[next() % m_words.size()]); }
    QJsonValue value(int depth)
    {
        switch (next() % (depth > 6 ? 6 : 8)) {
        case 0:
        case 1:
        case 2:
            return word();
        case 3:
            return static_cast<int>(next());
        case 4:
            return (next() - 128) * 1e9 / 7;
        case 5:
            return next() % 2 == 0 ? QJsonValue(true) : QJsonValue();
        case 6:
            return object(depth);
        default:
            break;
        }
        QJsonArray array;
        for (int left = next() % 10; left > 0; --left)
            array.append(value(depth + 1));
        return array;
    }

    std::span<const std::uint8_t> m_bytes;
    Words m_words;
};

inline QByteArray fuzzedJson(const std::uint8_t* data, std::size_t size, Words words)
{
    if (size == 0 || data[0] != 0)
        return {reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)};
    return writeJson(JsonFromBytes({data + 1, size - 1}, words).object());
}

} // namespace sallyport::fuzz
