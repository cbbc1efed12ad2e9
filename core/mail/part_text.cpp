// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/part_text.h"

#include "core/mail/charset.h"

#include <mutex>

namespace sallyport::mail {

void startGmime()
{
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

QByteArray partBytes(GMimePart* part)
{
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr)
        return {};
    GByteArray* bytes = g_byte_array_new();
    const GmimePointer<GMimeStream> memory(g_mime_stream_mem_new_with_byte_array(bytes)); // owns the array
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    return QByteArray(reinterpret_cast<const char*>(bytes->data), static_cast<qsizetype>(bytes->len));
}

QString partText(GMimePart* part)
{
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const char* charset = type == nullptr ? nullptr : g_mime_content_type_get_parameter(type, "charset");
    return decodedText(partBytes(part), QByteArray(charset));
}

QString decodedHeader(const QByteArray& value)
{
    startGmime();
    char* text = g_mime_utils_header_decode_text(nullptr, value.constData());
    const QString decoded = QString::fromUtf8(text);
    g_free(text);
    return decoded.simplified();
}

} // namespace sallyport::mail
