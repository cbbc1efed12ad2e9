// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What there is in a message, before anybody judges it: headers in their order, people, links, pictures, text.
//   for (const MessageLink& link : message.links) judge.judge(link.target);
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace sallyport::mail {

/// One header field as it was sent.
struct Header {
    QByteArray name;  ///< lower case
    QByteArray value; ///< unfolded, trimmed, encoded words as they are
};

struct Mailbox {
    QString name = {};    ///< decoded; may be empty
    QString address = {}; ///< "local@domain" as written
    /// What stands behind the last "@", lower case; empty without one.
    QString domain() const { return address.sliced(address.lastIndexOf(u'@') + 1).toLower().trimmed(); }
};

enum class LinkPlace {
    anchor,    ///< something to be clicked
    form,      ///< where a form is sent
    area,      ///< a part of a picture to be clicked
    base,      ///< what all shorter links of the message begin with
    embedded,  ///< a frame, or a page that opens by itself
    image,     ///< a picture that is fetched
    hidden,    ///< in a comment, which some mail programs read all the same, or behind a button for lists
    plainText, ///< an address written in the text
    code       ///< in a QR code
};

struct MessageLink {
    LinkPlace place = LinkPlace::anchor;
    QString target = {}; ///< raw, without the white space around it that HTML allows
    QString text = {};   ///< what is shown for it, white space collapsed; at most 512 letters
    bool bare = false;   ///< plainText without a scheme or "www.": a link for some mail programs only, if it is a host
};

enum class AttachmentKind {
    page,    ///< HTML or SVG: opens as a page on this computer, without an address
    program, ///< can run, or opens what can
    message, ///< another message
    sealed,  ///< encrypted: nobody can look into it here
    archive, ///< files in one, which nobody looked into
    other
};

struct Attachment {
    AttachmentKind kind = AttachmentKind::other;
    QString ending = {}; ///< of the file's name, lower case, without dot; plain ASCII, at most 16 letters
};

struct Message {
    QList<Header> headers = {};        ///< the message's own, from the top, but for the next
    QList<Header> contentHeaders = {}; ///< those that say how its body is to be read: Content-Type and the like
    QList<Mailbox> from = {};          ///< of all From headers
    qsizetype fromHeaders = 0;
    bool hasGroup = false; ///< a From header has a group of people (RFC 5322, 3.4)
    QList<Mailbox> replyTo = {};
    QString subject = {}; ///< decoded
    QString text = {};    ///< what a person can read in it: plain parts, visible text of HTML parts
    QList<MessageLink> links = {};
    QList<QByteArray> pictures = {}; ///< picture files, attached or in data: addresses
    QList<Attachment> attachments = {};
    bool hasForm = false;
    bool readAll = true; ///< false: limits on text, links or pictures were reached, or a part could not be read
};

} // namespace sallyport::mail
