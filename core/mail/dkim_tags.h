// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DkimTags: the tag-list "v=1; a=rsa-sha256; ..." of DKIM signatures and key records (RFC 6376, 3.2).
//   const auto tags = DkimTags::read("v=1; d=kucoin.com");  tags->value("d"); // "kucoin.com"
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace sallyport::mail {

class DkimTags {
public:
    /// Nothing for what is no such list, with a tag twice, more than 16 KiB or more than 50 tags.
    static std::optional<DkimTags> read(QByteArrayView text);

    /// Without the white space around it; nothing where the tag is missing.
    std::optional<QByteArray> value(QByteArrayView name) const;
    /// Likewise, `otherwise` where the tag is missing.
    QByteArray valueOr(QByteArrayView name, const char* otherwise) const;
    /// The parts of a value between colons, without white space in them; empty where the tag is missing.
    QList<QByteArray> list(QByteArrayView name) const;
    /// A base64 value, white space in it left out; nothing where it is missing or is none.
    std::optional<QByteArray> base64(QByteArrayView name) const;
    /// A number without sign, of at most 12 digits (RFC 6376, 3.5, t=); nothing where it is missing or is none.
    std::optional<qint64> number(QByteArrayView name) const;
    /// True if the tag is there and stands first.
    bool isFirst(QByteArrayView name) const { return !m_tags.isEmpty() && m_tags.first().name == name; }
    /// The text that was read without what stands between "b=" and the next ";" (RFC 6376, 3.5, b=).
    QByteArray withoutValue(QByteArrayView name) const;

private:
    struct Tag {
        QByteArray name;
        qsizetype begin; ///< of the value, white space included
        qsizetype end;
    };
    const Tag* find(QByteArrayView name) const;

    QByteArray m_text;
    QList<Tag> m_tags;
};

} // namespace sallyport::mail
