// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/part_text.h"

#include "core/mail/attachment_kind.h"
#include "core/mail/charset.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace sallyport::mail {

void startGmime()
{
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

namespace {

template <typename Write>
QByteArray written(GMimePart* part, Write write)
{
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr)
        return {};
    GByteArray* bytes = g_byte_array_new();
    const GmimePointer<GMimeStream> memory(g_mime_stream_mem_new_with_byte_array(bytes)); // owns the array
    write(content, memory.get());
    return QByteArray(reinterpret_cast<const char*>(bytes->data), static_cast<qsizetype>(bytes->len));
}

bool isBase64Letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

/// What stands before and behind each "=" that is not the end: there some programs stop to read, others do not.
QList<QByteArray> piecesBetweenPadding(const QByteArray& base64)
{
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < base64.size();) {
        const qsizetype padding = base64.indexOf('=', at);
        const qsizetype end = padding < 0 ? base64.size() : padding;
        const QByteArray piece = base64.sliced(at, end - at);
        if (std::ranges::any_of(piece, isBase64Letter))
            pieces.append(piece);
        at = end + 1;
    }
    return pieces;
}

/// One of those of RFC 2045, 6 and of before it, or near enough to be read as one.
bool hasKnownEncoding(GMimePart* part)
{
    static constexpr auto known =
        std::to_array<QByteArrayView>({"", "7bit", "8bit", "binary", "base64", "quoted-printable", "7-bit", "8-bit",
                                       "x-uuencode", "uuencode", "x-uue"});
    const char* said = g_mime_object_get_header(GMIME_OBJECT(part), "Content-Transfer-Encoding");
    return std::ranges::find(known, QByteArrayView(QByteArray(said).trimmed().toLower())) != known.end();
}

/// What a byte order mark makes of bytes that claim another charset: browsers believe the mark.
QString textOfMark(const QByteArray& bytes, const QByteArray& charset)
{
    const bool marked = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    return marked && !charset.toLower().startsWith("utf-16") ? decodedText(bytes, "utf-16") : QString();
}

bool hasParameter(GMimeContentType* type, const char* name, const char* value)
{
    return qstricmp(g_mime_content_type_get_parameter(type, name), value) == 0;
}

/// Lines that are one for whoever shows them: of flowed text (RFC 3676, 4.2), of calendars and cards (RFC 5545, 3.1).
QString withLinesJoined(GMimeContentType* type, QString text)
{
    if (type == nullptr)
        return text;
    const bool flowed = hasParameter(type, "format", "flowed") && hasParameter(type, "delsp", "yes");
    const bool folded = qstricmp(g_mime_content_type_get_media_subtype(type), "calendar") == 0
        || qstricmp(g_mime_content_type_get_media_subtype(type), "vcard") == 0;
    if (flowed || folded)
        text.remove(u'\r');
    if (flowed)
        text.remove(QStringLiteral(" \n"));
    if (folded)
        text.remove(QStringLiteral("\n ")).remove(QStringLiteral("\n\t"));
    return text;
}

} // namespace

QByteArray partBytes(GMimePart* part)
{
    return written(
        part, [](GMimeDataWrapper* content, GMimeStream* to) { g_mime_data_wrapper_write_to_stream(content, to); });
}

QByteArray encodedBytes(GMimePart* part)
{
    return written(part, [](GMimeDataWrapper* content, GMimeStream* to) {
        GMimeStream* from = g_mime_data_wrapper_get_stream(content);
        g_mime_stream_reset(from);
        g_mime_stream_write_to_stream(from, to);
        g_mime_stream_reset(from);
    });
}

PartText partText(GMimePart* part)
{
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const QByteArray charset = type == nullptr ? nullptr : g_mime_content_type_get_parameter(type, "charset");
    QByteArray bytes = partBytes(part);
    bool certain = isKnownCharset(charset) && hasKnownEncoding(part);
    if (g_mime_part_get_content_encoding(part) == GMIME_CONTENT_ENCODING_BASE64) {
        if (const auto pieces = piecesBetweenPadding(encodedBytes(part)); pieces.size() > 1) {
            certain = false;
            bytes.clear();
            for (const QByteArray& piece : pieces)
                bytes += QByteArray::fromBase64(piece);
        }
    }
    QString text = decodedText(bytes, charset);
    if (const QString marked = textOfMark(bytes, charset); !marked.isEmpty()) {
        text += u'\n' + marked;
        certain = false;
    }
    return {.text = withLinesJoined(type, std::move(text)), .certain = certain};
}

bool looksLikeText(QByteArrayView bytes)
{
    return std::ranges::none_of(bytes, [](char c) {
        return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' && c != '\x1b';
    });
}

bool saysTwiceHowToRead(GMimeObject* part)
{
    static constexpr std::array names{"Content-Type", "Content-Transfer-Encoding", "Content-Disposition"};
    GMimeHeaderList* list = g_mime_object_get_header_list(part);
    std::array<int, names.size()> seen{};
    for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
        const char* name = g_mime_header_get_name(g_mime_header_list_get_header_at(list, i));
        for (std::size_t n = 0; n < names.size(); ++n)
            seen[n] += qstricmp(name, names[n]) == 0 ? 1 : 0;
    }
    return std::ranges::any_of(seen, [](int count) { return count > 1; });
}

QString fileEndingOf(GMimePart* part)
{
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const QString first = fileEnding(g_mime_part_get_filename(part));
    const QString second = fileEnding(type == nullptr ? nullptr : g_mime_content_type_get_parameter(type, "name"));
    return attachmentKind(second) < attachmentKind(first) || first.isEmpty() ? second : first;
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
