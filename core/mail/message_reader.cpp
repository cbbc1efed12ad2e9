// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/message_reader.h"

#include "core/mail/attachment_kind.h"
#include "core/mail/gmime_pointer.h"
#include "core/mail/html_scan.h"
#include "core/mail/part_text.h"
#include "core/mail/text_links.h"
#include "core/mail/whole_message.h"

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxHeaders = 2'000;
constexpr qsizetype maxPartText = 1'000'000;
constexpr qsizetype maxText = 4'000'000;
constexpr qsizetype maxLinks = 5'000;
constexpr qsizetype maxPictures = 50;
constexpr qsizetype maxPictureBytes = qsizetype{5} * 1024 * 1024;

QByteArray unfolded(const char* raw)
{
    QByteArray value(raw);
    value.replace("\r", "").replace("\n", "");
    return value.trimmed();
}

/// True for a field in which some programs see the end of a line, and others do not.
bool hasStrayControl(const char* raw)
{
    for (const char* c = raw; *c != 0; ++c) {
        const bool lineEnd = *c == '\n' || (*c == '\r' && c[1] == '\n');
        if (static_cast<unsigned char>(*c) < ' ' && *c != '\t' && !lineEnd)
            return true;
    }
    return false;
}

class Reader {
public:
    Result<Message, MessageError> read(GMimeMessage* message)
    {
        takeHeaders(GMIME_OBJECT(message));
        GMimeObject* top = g_mime_message_get_mime_part(message);
        if (top != nullptr)
            takeContentHeaders(g_mime_object_get_header_list(top));
        m_open.push_back({top, 1});
        while (!m_open.empty()) {
            const auto [part, depth] = m_open.back();
            m_open.pop_back();
            if (part == nullptr)
                continue;
            if (depth > maxMessageDepth)
                return std::unexpected(MessageError::tooDeep);
            if (++m_parts > maxMessageParts)
                return std::unexpected(MessageError::tooManyParts);
            takePart(part, depth);
        }
        return std::move(m_message);
    }

private:
    struct Open {
        GMimeObject* part;
        int depth;
    };

    void takeHeaders(GMimeObject* object)
    {
        GMimeHeaderList* list = g_mime_object_get_header_list(object);
        const int count = g_mime_header_list_get_count(list);
        m_message.readAll = count <= maxHeaders;
        for (int i = 0; i < std::min<int>(count, maxHeaders); ++i) {
            GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
            const QByteArray name = QByteArray(g_mime_header_get_name(header)).toLower();
            const char* raw = g_mime_header_get_raw_value(header);
            const QByteArray value = unfolded(raw);
            m_message.readAll = m_message.readAll && !hasStrayControl(raw);
            if (name == "from") {
                ++m_message.fromHeaders;
                takePeople(value, m_message.from);
            } else if (name == "reply-to") {
                takePeople(value, m_message.replyTo);
            } else if (name == "subject" && m_message.subject.isEmpty()) {
                m_message.subject = decodedHeader(value);
            } else if (name.startsWith("list-unsubscribe") || name == "list-post") {
                takeButtons(value);
            }
            m_message.headers.append({name, value});
        }
    }

    /// What a mail program's own buttons for lists lead to: "<https://...>, <mailto:...>" (RFC 2369).
    void takeButtons(const QByteArray& value)
    {
        for (qsizetype open = value.indexOf('<'); open >= 0; open = value.indexOf('<', open + 1)) {
            const qsizetype close = value.indexOf('>', open);
            if (close < 0)
                return;
            if (m_message.links.size() >= maxLinks)
                m_message.readAll = false;
            else
                m_message.links.append(
                    {.place = LinkPlace::hidden,
                     .target = QString::fromUtf8(value.sliced(open + 1, close - open - 1)).trimmed()});
        }
    }

    void takeContentHeaders(GMimeHeaderList* list)
    {
        for (int i = 0; i < std::min<int>(g_mime_header_list_get_count(list), maxHeaders); ++i) {
            GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
            m_message.contentHeaders.append(
                {QByteArray(g_mime_header_get_name(header)).toLower(), unfolded(g_mime_header_get_raw_value(header))});
        }
    }

    void takePeople(const QByteArray& value, QList<Mailbox>& people)
    {
        const GmimePointer<InternetAddressList> list(internet_address_list_parse(nullptr, value.constData()));
        if (list)
            takeList(list.get(), people, 0);
    }

    void takeList(InternetAddressList* list, QList<Mailbox>& people, int depth)
    {
        constexpr int maxGroups = 5;
        for (int i = 0; i < internet_address_list_length(list); ++i) {
            InternetAddress* address = internet_address_list_get_address(list, i);
            if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
                people.append({.name = QString::fromUtf8(internet_address_get_name(address)).simplified(),
                               .address = QString::fromUtf8(
                                   internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))});
            } else if (INTERNET_ADDRESS_IS_GROUP(address)) {
                m_message.hasGroup = true;
                if (depth < maxGroups)
                    takeList(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), people, depth + 1);
            }
        }
    }

    /// Whatever it may be: as text, with its encoding and without.
    void takeAsItStands(GMimePart* part)
    {
        for (const QByteArray& bytes : {encodedBytes(part), partBytes(part)}) {
            if (m_message.text.size() <= maxText && looksLikeText(bytes))
                takePlain(QString::fromUtf8(bytes.left(maxPartText)));
        }
    }

    /// Without a boundary, or without parts: what is in it some programs show as text.
    void takeChildless(GMimeMultipart* multipart)
    {
        m_message.readAll = false;
        takePlain(QString::fromUtf8(g_mime_multipart_get_prologue(multipart)).left(maxPartText));
    }

    void takePart(GMimeObject* part, int depth)
    {
        if (saysTwiceHowToRead(part)) {
            m_message.readAll = false;
            if (GMIME_IS_PART(part))
                takeAsItStands(GMIME_PART(part));
        }
        if (GMIME_IS_MULTIPART(part)) {
            if (GMIME_IS_MULTIPART_ENCRYPTED(part))
                m_message.attachments.append({.kind = AttachmentKind::sealed});
            auto* multipart = GMIME_MULTIPART(part);
            if (g_mime_multipart_get_count(multipart) == 0)
                takeChildless(multipart);
            for (int i = g_mime_multipart_get_count(multipart) - 1; i >= 0; --i)
                m_open.push_back({g_mime_multipart_get_part(multipart, i), depth + 1});
        } else if (GMIME_IS_MESSAGE_PART(part)) {
            m_message.attachments.append({.kind = AttachmentKind::message});
            if (GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)))
                m_open.push_back({g_mime_message_get_mime_part(inner), depth + 1});
        } else if (GMIME_IS_PART(part)) {
            takeLeaf(GMIME_PART(part));
        }
    }

    void takeLeaf(GMimePart* part)
    {
        GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        const QByteArray media =
            QByteArray(type == nullptr ? "text" : g_mime_content_type_get_media_type(type)).toLower();
        const QByteArray kind =
            QByteArray(type == nullptr ? "plain" : g_mime_content_type_get_media_subtype(type)).toLower();
        const QString ending = fileEndingOf(part);
        const AttachmentKind file = attachmentKind(ending);
        const bool saved = g_mime_part_is_attachment(part);
        const bool html = kind.contains("html") || kind.contains("svg") || file == AttachmentKind::page;
        if (media == "image" && !html && file == AttachmentKind::other)
            return takePicture(part);
        if (saved || !ending.isEmpty())
            m_message.attachments.append({.kind = html ? AttachmentKind::page : file, .ending = ending});
        else if (kind.contains("pkcs7-mime"))
            m_message.attachments.append({.kind = AttachmentKind::sealed});
        // What a mail program cannot make anything of it shows as text, if it can (RFC 2045, 5.2).
        if (html)
            takeHtml(part);
        else if (media == "text" || (!saved && looksLikeText(partBytes(part))))
            takeText(part);
    }

    void takePicture(GMimePart* part)
    {
        QByteArray bytes = partBytes(part);
        if (m_message.pictures.size() >= maxPictures || bytes.size() > maxPictureBytes)
            m_message.readAll = false;
        else
            m_message.pictures.append(std::move(bytes));
    }

    QString limitedText(GMimePart* part)
    {
        auto [text, certain] = partText(part);
        m_message.readAll = m_message.readAll && certain;
        if (text.size() > maxPartText || m_message.text.size() > maxText) {
            m_message.readAll = false;
            text.truncate(m_message.text.size() > maxText ? 0 : maxPartText);
        }
        return text;
    }

    void takeTextLinks(const QString& text)
    {
        const bool all = findTextLinks(text, maxLinks, m_message.links);
        m_message.readAll = m_message.readAll && all;
    }

    void takeText(GMimePart* part) { takePlain(limitedText(part)); }

    void takePlain(const QString& text)
    {
        takeTextLinks(text);
        m_message.text += text + u'\n';
    }

    void takeHtml(GMimePart* part)
    {
        const QString html = limitedText(part);
        HtmlContent content = scanHtml(html,
                                       {.links = std::max<qsizetype>(maxLinks - m_message.links.size(), 0),
                                        .pictures = std::max<qsizetype>(maxPictures - m_message.pictures.size(), 0)});
        m_message.readAll = m_message.readAll && content.complete;
        m_message.hasForm = m_message.hasForm || content.hasForm;
        m_message.links += std::move(content.links);
        m_message.pictures += std::move(content.pictures);
        takeTextLinks(content.textOutsideLinks);
        m_message.text += content.text + u'\n';
    }

    Message m_message;
    std::vector<Open> m_open;
    qsizetype m_parts = 0;
};

/// Nothing but a mail has these; a letter of Outlook's own format, a picture or a page does not.
bool looksLikeMail(const QList<Header>& headers)
{
    static constexpr std::array<QByteArrayView, 7> names{"from",       "received", "subject",    "date",
                                                         "message-id", "to",       "return-path"};
    return std::ranges::count_if(
               headers, [](const Header& header) { return std::ranges::find(names, header.name) != names.end(); })
        >= 2;
}

} // namespace

Result<Message, MessageError> readMessage(QByteArrayView bytes)
{
    const QByteArrayView text = withoutPreface(bytes);
    if (text.isEmpty())
        return std::unexpected(MessageError::notAMessage);
    if (const auto guarded = guardMessage(text); !guarded)
        return std::unexpected(guarded.error());
    startGmime();
    const GmimePointer<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(text.data(), static_cast<std::size_t>(text.size())));
    const GmimePointer<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), TRUE);
    const GmimePointer<GMimeMessage> parsed(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!parsed)
        return std::unexpected(MessageError::notAMessage);
    auto message = Reader().read(parsed.get());
    if (message)
        message->readAll = message->readAll && hasPlainPreface(bytes);
    if (message && !looksLikeMail(message->headers))
        return std::unexpected(MessageError::notAMessage);
    return message;
}

} // namespace sallyport::mail
