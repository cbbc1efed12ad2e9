// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/html_tokens.h"

#include "core/mail/html_entities.h"

#include <algorithm>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxTagName = 16;

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\f' || c == u'\r';
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool same(QStringView name, QLatin1StringView lower)
{
    return name.compare(lower, Qt::CaseInsensitive) == 0;
}

/// Where the tag keeps that attribute; null for one that leads nowhere.
std::optional<QString>* place(HtmlTag& tag, QStringView name)
{
    if (same(name, QLatin1StringView("href")) || same(name, QLatin1StringView("xlink:href")))
        return &tag.href;
    if (same(name, QLatin1StringView("src")))
        return &tag.src;
    if (same(name, QLatin1StringView("srcdoc")))
        return &tag.srcdoc;
    if (same(name, QLatin1StringView("data")))
        return &tag.data;
    if (same(name, QLatin1StringView("action")))
        return &tag.action;
    if (same(name, QLatin1StringView("formaction")))
        return &tag.formAction;
    if (same(name, QLatin1StringView("alt")))
        return &tag.alt;
    if (same(name, QLatin1StringView("http-equiv")))
        return &tag.httpEquiv;
    if (same(name, QLatin1StringView("content")))
        return &tag.content;
    return nullptr;
}

class AttributeReader {
public:
    AttributeReader(QStringView html, qsizetype at) : m_html(html), m_at(at) {}

    void readInto(HtmlTag& tag)
    {
        while (!isOver()) {
            if (isBlank(m_html[m_at]) || m_html[m_at] == u'/') {
                ++m_at;
            } else if (m_html[m_at] == u'>') {
                ++m_at;
                tag.whole = true;
                break;
            } else {
                readOne(tag);
            }
        }
        tag.end = m_at;
    }

private:
    bool isOver() const { return m_at >= m_html.size(); }

    void skipBlanks()
    {
        while (!isOver() && isBlank(m_html[m_at]))
            ++m_at;
    }

    void readOne(HtmlTag& tag)
    {
        const qsizetype begin = m_at++; // a "=" in the first place belongs to the name
        while (!isOver() && !isBlank(m_html[m_at]) && m_html[m_at] != u'/' && m_html[m_at] != u'>'
               && m_html[m_at] != u'=')
            ++m_at;
        const QStringView name = m_html.sliced(begin, m_at - begin);
        skipBlanks();
        QStringView value;
        if (!isOver() && m_html[m_at] == u'=') {
            ++m_at;
            skipBlanks();
            value = readValue();
        }
        // Of two with one name the first counts.
        if (auto* kept = place(tag, name); kept != nullptr && !*kept)
            *kept = decodeEntities(value, EntityPlace::attribute);
    }

    QStringView readValue()
    {
        if (isOver() || m_html[m_at] == u'>')
            return {};
        const QChar quote = m_html[m_at];
        if (quote == u'"' || quote == u'\'') {
            const qsizetype begin = ++m_at;
            const qsizetype end = m_html.indexOf(quote, begin);
            m_at = end < 0 ? m_html.size() : end + 1;
            return m_html.sliced(begin, (end < 0 ? m_html.size() : end) - begin);
        }
        const qsizetype begin = m_at;
        while (!isOver() && !isBlank(m_html[m_at]) && m_html[m_at] != u'>')
            ++m_at;
        return m_html.sliced(begin, m_at - begin);
    }

    QStringView m_html;
    qsizetype m_at;
};

} // namespace

bool isTagStart(QStringView html, qsizetype at)
{
    const qsizetype letter = at + (at + 1 < html.size() && html[at + 1] == u'/' ? 2 : 1);
    return html[at] == u'<' && letter < html.size() && isAsciiLetter(html[letter]);
}

HtmlTag readTag(QStringView html, qsizetype at)
{
    HtmlTag tag;
    tag.isEnd = html[at + 1] == u'/';
    const qsizetype begin = at + (tag.isEnd ? 2 : 1);
    qsizetype end = begin;
    while (end < html.size() && !isBlank(html[end]) && html[end] != u'/' && html[end] != u'>')
        ++end;
    tag.name = html.sliced(begin, std::min(end - begin, maxTagName)).toString().toLower();
    AttributeReader(html, end).readInto(tag);
    return tag;
}

} // namespace sallyport::mail
