// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/html_scan.h"

#include "core/mail/html_entities.h"
#include "core/mail/html_tokens.h"

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxLinkText = 512;
constexpr int maxBrokenTags = 5;

template <std::size_t N>
bool isOneOf(const QString& name, const std::array<QLatin1StringView, N>& names)
{
    return std::ranges::find(names, name) != names.end();
}

/// Elements whose content is text to the end tag, whatever it looks like.
bool isRawText(const QString& name)
{
    static constexpr std::array names{QLatin1StringView("script"),  QLatin1StringView("style"),
                                      QLatin1StringView("title"),   QLatin1StringView("textarea"),
                                      QLatin1StringView("xmp"),     QLatin1StringView("iframe"),
                                      QLatin1StringView("noembed"), QLatin1StringView("noframes")};
    return isOneOf(name, names);
}

/// Elements that begin a line.
bool isBlock(const QString& name)
{
    static constexpr std::array names{
        QLatin1StringView("br"),     QLatin1StringView("p"),          QLatin1StringView("div"),
        QLatin1StringView("tr"),     QLatin1StringView("td"),         QLatin1StringView("th"),
        QLatin1StringView("li"),     QLatin1StringView("ul"),         QLatin1StringView("ol"),
        QLatin1StringView("table"),  QLatin1StringView("h1"),         QLatin1StringView("h2"),
        QLatin1StringView("h3"),     QLatin1StringView("h4"),         QLatin1StringView("h5"),
        QLatin1StringView("h6"),     QLatin1StringView("section"),    QLatin1StringView("article"),
        QLatin1StringView("hr"),     QLatin1StringView("blockquote"), QLatin1StringView("header"),
        QLatin1StringView("footer"), QLatin1StringView("center"),     QLatin1StringView("pre")};
    return isOneOf(name, names);
}

/// The address in a <meta http-equiv="refresh" content="0; url=...">, also without "url=" (HTML, 4.2.5.3).
QString refreshTarget(const QString& content)
{
    QStringView rest = QStringView(content).trimmed();
    const auto* behind = std::ranges::find_if_not(rest, [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
    rest = QStringView(behind, rest.end()).trimmed();
    if (rest.startsWith(u';') || rest.startsWith(u','))
        rest = rest.sliced(1).trimmed();
    if (rest.startsWith(QLatin1StringView("url"), Qt::CaseInsensitive) && rest.sliced(3).trimmed().startsWith(u'='))
        rest = rest.sliced(3).trimmed().sliced(1).trimmed();
    if (rest.startsWith(u'"') || rest.startsWith(u'\'')) {
        const qsizetype end = rest.indexOf(rest.front(), 1);
        rest = rest.first(end < 0 ? rest.size() : end).sliced(1);
    }
    return rest.trimmed().toString();
}

class Scanner {
public:
    explicit Scanner(HtmlLimits limits) : m_limits(limits) {}

    HtmlContent scan(QStringView html)
    {
        qsizetype at = 0;
        while (at < html.size()) {
            qsizetype open = html.indexOf(u'<', at);
            if (open < 0)
                open = html.size();
            addText(html.sliced(at, open - at));
            at = open < html.size() ? readMarkup(html, open) : open;
        }
        closeAnchor();
        return std::move(m_content);
    }

private:
    /// What begins at the "<"; where it ends.
    qsizetype readMarkup(QStringView html, qsizetype at)
    {
        if (isTagStart(html, at)) {
            const HtmlTag tag = readTag(html, at);
            if (!tag.whole)
                return tag.end;
            takeTag(tag);
            return !tag.isEnd && isRawText(tag.name) ? readRawText(html, tag) : tag.end;
        }
        const QStringView rest = html.sliced(at);
        if (rest.startsWith(u"<!--"))
            return readComment(html, at + 4);
        if (rest.startsWith(u"<!") || rest.startsWith(u"<?") || rest.startsWith(u"</")) {
            const qsizetype end = html.indexOf(u'>', at);
            return end < 0 ? html.size() : end + 1;
        }
        addText(u"<");
        return at + 1;
    }

    qsizetype readComment(QStringView html, qsizetype begin)
    {
        const QStringView rest = html.sliced(begin);
        if (rest.startsWith(u">"))
            return begin + 1;
        if (rest.startsWith(u"->"))
            return begin + 2;
        qsizetype end = begin;
        while (end < html.size() && !html.sliced(end).startsWith(u"-->") && !html.sliced(end).startsWith(u"--!>"))
            ++end;
        searchHidden(html.sliced(begin, end - begin));
        const qsizetype close = html.indexOf(u'>', end);
        return end >= html.size() || close < 0 ? html.size() : close + 1;
    }

    qsizetype readRawText(QStringView html, const HtmlTag& tag)
    {
        const QString endTag = QStringLiteral("</") + tag.name;
        qsizetype end = tag.end;
        for (;; end += endTag.size()) {
            end = html.indexOf(endTag, end, Qt::CaseInsensitive);
            if (end < 0) {
                end = html.size();
                break;
            }
            const qsizetype after = end + endTag.size();
            if (after >= html.size() || html[after].isSpace() || html[after] == u'/' || html[after] == u'>')
                break;
        }
        searchHidden(html.sliced(tag.end, end - tag.end));
        return end;
    }

    /// Every tag in it, whatever else it may be; no text.
    void searchHidden(QStringView html)
    {
        for (qsizetype at = html.indexOf(u'<'); at >= 0 && at < html.size(); at = html.indexOf(u'<', at)) {
            if (!isTagStart(html, at)) {
                ++at;
                continue;
            }
            const HtmlTag tag = readTag(html, at);
            if (tag.whole && !tag.isEnd)
                takeTargets(tag, true);
            // A quote that never ends must not hide what follows; each such try reads to the end, so they are counted.
            if (!tag.whole && ++m_brokenTags > maxBrokenTags) {
                m_content.complete = false;
                return;
            }
            at = tag.whole ? tag.end : at + 1 + tag.name.size();
        }
    }

    void takeTag(const HtmlTag& tag)
    {
        if (isBlock(tag.name))
            addBreak();
        if (tag.name == u"a")
            closeAnchor();
        if (tag.isEnd)
            return;
        takeTargets(tag, false);
        if (tag.name == u"a" && tag.href) {
            m_anchor = m_content.links.size() - 1;
            m_anchorOpen = !m_content.links.isEmpty() && m_content.complete;
        }
        if (tag.alt && !tag.alt->isEmpty())
            addDecoded(u' ' + *tag.alt + u' ');
    }

    void takeTargets(const HtmlTag& tag, bool hidden)
    {
        const auto placeOr = [hidden](LinkPlace place) { return hidden ? LinkPlace::hidden : place; };
        if (tag.href && tag.name != u"link")
            add(placeOr(tag.name == u"area"       ? LinkPlace::area
                            : tag.name == u"base" ? LinkPlace::base
                                                  : LinkPlace::anchor),
                *tag.href, tag.name == u"a");
        if (tag.name == u"form") {
            m_content.hasForm = m_content.hasForm || !hidden; // nobody types into one in a comment
            if (tag.action)
                add(placeOr(LinkPlace::form), *tag.action);
        }
        if (tag.formAction)
            add(placeOr(LinkPlace::form), *tag.formAction);
        if (tag.name == u"meta" && tag.httpEquiv && tag.content
            && tag.httpEquiv->trimmed().compare(QLatin1StringView("refresh"), Qt::CaseInsensitive) == 0)
            add(placeOr(LinkPlace::embedded), refreshTarget(*tag.content));
        if (tag.data && tag.name == u"object")
            add(placeOr(LinkPlace::embedded), *tag.data);
        if (tag.srcdoc && !hidden)
            searchHidden(*tag.srcdoc);
        if (tag.src)
            takeSource(tag, hidden);
    }

    void takeSource(const HtmlTag& tag, bool hidden)
    {
        const QString source = tag.src->trimmed();
        if (!source.startsWith(QLatin1StringView("data:"), Qt::CaseInsensitive)) {
            const bool picture = tag.name == u"img" || tag.name == u"image" || tag.name == u"v:fill";
            return add(hidden ? LinkPlace::hidden : picture ? LinkPlace::image : LinkPlace::embedded, source);
        }
        const qsizetype comma = source.indexOf(u',');
        if (comma < 0 || !source.startsWith(QLatin1StringView("data:image/"), Qt::CaseInsensitive))
            return;
        if (m_content.pictures.size() >= m_limits.pictures) {
            m_content.complete = false;
            return;
        }
        const QByteArray body = QByteArray::fromPercentEncoding(source.sliced(comma + 1).toLatin1());
        const bool base64 = source.first(comma).endsWith(QLatin1StringView(";base64"), Qt::CaseInsensitive);
        m_content.pictures.append(base64 ? QByteArray::fromBase64(body) : body);
    }

    /// `always`: also one that leads nowhere, because text follows that belongs to it.
    void add(LinkPlace place, const QString& target, bool always = false)
    {
        const QString trimmed = target.trimmed();
        if (trimmed.isEmpty() && !always)
            return;
        if (m_content.links.size() >= m_limits.links)
            m_content.complete = false;
        else
            m_content.links.append({.place = place, .target = trimmed});
    }

    void closeAnchor()
    {
        if (m_anchorOpen)
            m_content.links[m_anchor].text = m_anchorText.simplified().left(maxLinkText);
        m_anchorOpen = false;
        m_anchorText.clear();
    }

    void addText(QStringView text)
    {
        if (!text.isEmpty())
            addDecoded(decodeEntities(text, EntityPlace::text));
    }

    void addDecoded(const QString& text)
    {
        m_content.text += text;
        if (!m_anchorOpen)
            m_content.textOutsideLinks += text;
        else if (m_anchorText.size() < 4 * maxLinkText)
            m_anchorText += text;
    }

    void addBreak()
    {
        m_content.text += u'\n';
        m_content.textOutsideLinks += u'\n';
        if (m_anchorOpen)
            m_anchorText += u' ';
    }

    HtmlLimits m_limits;
    HtmlContent m_content;
    QString m_anchorText;
    qsizetype m_anchor = -1;
    int m_brokenTags = 0;
    bool m_anchorOpen = false;
};

} // namespace

HtmlContent scanHtml(QStringView html, HtmlLimits limits)
{
    return Scanner(limits).scan(html);
}

} // namespace sallyport::mail
