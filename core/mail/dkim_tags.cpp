// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/dkim_tags.h"

#include <algorithm>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxBytes = 16 * 1024;
constexpr qsizetype maxTags = 50;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isTagName(QByteArrayView name)
{
    return !name.isEmpty() && isLetter(name.front())
        && std::ranges::all_of(name, [](char c) { return isLetter(c) || isDigit(c) || c == '_'; });
}

bool isValue(QByteArrayView value)
{
    return std::ranges::all_of(value, [](char c) { return isSpace(c) || (c > ' ' && c < '\x7f'); });
}

QByteArray withoutSpace(QByteArray text)
{
    text.removeIf(isSpace);
    return text;
}

} // namespace

std::optional<DkimTags> DkimTags::read(QByteArrayView text)
{
    if (text.size() > maxBytes)
        return std::nullopt;
    DkimTags tags;
    tags.m_text = text.toByteArray();
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype semicolon = text.indexOf(';', begin);
        const qsizetype end = semicolon < 0 ? text.size() : semicolon;
        const QByteArrayView tag = text.sliced(begin, end - begin);
        const qsizetype equals = tag.indexOf('=');
        const QByteArray name = tag.first(std::max<qsizetype>(equals, 0)).trimmed().toByteArray();
        const bool isLastAndEmpty = semicolon < 0 && tag.trimmed().isEmpty(); // behind a final ";"
        if (isLastAndEmpty && !tags.m_tags.isEmpty())
            break;
        if (equals < 0 || !isTagName(name) || !isValue(tag.sliced(equals + 1)) || tags.find(name) != nullptr
            || tags.m_tags.size() >= maxTags)
            return std::nullopt;
        tags.m_tags.append({name, begin + equals + 1, end});
        begin = end + 1;
    }
    return tags.m_tags.isEmpty() ? std::nullopt : std::optional(std::move(tags));
}

const DkimTags::Tag* DkimTags::find(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(m_tags, [&](const Tag& tag) { return tag.name == name; });
    return found == m_tags.end() ? nullptr : &*found;
}

std::optional<QByteArray> DkimTags::value(QByteArrayView name) const
{
    const Tag* tag = find(name);
    return tag == nullptr ? std::nullopt : std::optional(m_text.sliced(tag->begin, tag->end - tag->begin).trimmed());
}

QByteArray DkimTags::valueOr(QByteArrayView name, const char* otherwise) const
{
    return value(name).value_or(otherwise);
}

QList<QByteArray> DkimTags::list(QByteArrayView name) const
{
    const auto whole = value(name);
    return whole ? withoutSpace(*whole).split(':') : QList<QByteArray>();
}

std::optional<QByteArray> DkimTags::base64(QByteArrayView name) const
{
    const auto whole = value(name);
    if (!whole)
        return std::nullopt;
    auto decoded = QByteArray::fromBase64Encoding(withoutSpace(*whole), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(std::move(*decoded)) : std::nullopt;
}

std::optional<qint64> DkimTags::number(QByteArrayView name) const
{
    constexpr qsizetype maxDigits = 12;
    const auto text = value(name);
    const bool good = text && !text->isEmpty() && text->size() <= maxDigits && std::ranges::all_of(*text, isDigit);
    return good ? std::optional(text->toLongLong()) : std::nullopt;
}

QByteArray DkimTags::withoutValue(QByteArrayView name) const
{
    const Tag* tag = find(name);
    return tag == nullptr ? m_text : m_text.first(tag->begin) + m_text.sliced(tag->end);
}

} // namespace sallyport::mail
