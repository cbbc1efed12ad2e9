// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/sealed_format.h"
#include "core/secrets/store_limits.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

namespace sallyport::secrets {

namespace {

constexpr auto wrong = std::unexpected(SecretStoreError::corrupt);

/// Reads the string at the cursor into `into`, which has exactly its size, and moves past it.
bool readExactly(QCborStreamReader& reader, char* into, qsizetype size)
{
    qsizetype filled = 0;
    for (;;) {
        const auto chunk = reader.readStringChunk(into + filled, size - filled);
        if (chunk.status == QCborStreamReader::EndOfString)
            return filled == size;
        if (chunk.status == QCborStreamReader::Error || (chunk.data <= 0 && filled < size))
            return false;
        filled += chunk.data;
    }
}

std::optional<QString> readName(QCborStreamReader& reader)
{
    const auto size = reader.isString() && reader.isLengthKnown() ? reader.currentStringChunkSize() : -1;
    if (size < 1 || size > 200)
        return std::nullopt;
    QByteArray bytes(size, Qt::Uninitialized);
    if (!readExactly(reader, bytes.data(), size))
        return std::nullopt;
    QString name = QString::fromLatin1(bytes);
    return isStoreKey(name) ? std::optional(name) : std::nullopt;
}

std::optional<Secret> readValue(QCborStreamReader& reader)
{
    const auto size = reader.isByteArray() && reader.isLengthKnown() ? reader.currentStringChunkSize() : -1;
    if (size < 0 || size > maxValueBytes)
        return std::nullopt;
    auto value = Secret::zeroed(size);
    char none = 0;
    if (!readExactly(reader, size > 0 ? reinterpret_cast<char*>(value.data()) : &none, size))
        return std::nullopt;
    return value;
}

} // namespace

Result<SecretMap, SecretStoreError> readEntries(const Secret& plain)
{
    QCborStreamReader reader(plain.view().data(), plain.size());
    if (!reader.isMap() || !reader.isLengthKnown() || reader.length() > maxEntries || !reader.enterContainer())
        return wrong;
    SecretMap entries;
    while (reader.hasNext()) {
        const auto name = readName(reader);
        if (!name)
            return wrong;
        auto value = readValue(reader);
        if (!value || !entries.emplace(*name, std::move(*value)).second)
            return wrong;
    }
    if (!reader.leaveContainer() || reader.lastError() != QCborError::NoError || reader.currentOffset() != plain.size())
        return wrong;
    return entries;
}

Secret writeEntries(const SecretMap& entries)
{
    // Room for everything at once: a buffer that grows leaves copies behind.
    constexpr qsizetype headBytes = 9;
    qsizetype room = headBytes;
    for (const auto& [name, value] : entries)
        room += 2 * headBytes + name.size() + value.size();
    QByteArray bytes;
    bytes.reserve(room);
    {
        QCborStreamWriter writer(&bytes);
        writer.startMap(entries.size());
        for (const auto& [name, value] : entries) {
            writer.append(QLatin1String(name.toLatin1()));
            writer.appendByteString(value.view().data(), value.size());
        }
        writer.endMap();
    }
    return Secret::takeFrom(bytes);
}

} // namespace sallyport::secrets
