// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/text_links.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

bool isAsciiLetterOrDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// What no mail program takes into a link: white space, brackets of HTML, quotes, and the punctuation of languages
/// that put no space behind it.
bool isEnd(QChar c)
{
    return c.isSpace() || c == u'<' || c == u'>' || c == u'"'
        || (c > u'\x7f' && QStringView(u"“”‘’«»「」『』（）【】《》，；：！？、…—").contains(c));
}

/// Ends a link, too, where it does not stand before an "@": what is left of that decides nothing.
bool isSoftEnd(QChar c)
{
    return c == u'|' || c == u'*' || c == u'`';
}

/// The full stop of Chinese and Japanese, which browsers take for a dot: it ends a link, unless what follows reads like
/// the rest of a host.
bool isFullStopAt(QStringView text, qsizetype at)
{
    constexpr qsizetype longestLabel = 63;
    if (text[at] != u'。')
        return false;
    const QStringView rest = text.sliced(at + 1, std::min(text.size() - at - 1, longestLabel + 2));
    const auto* end = std::ranges::find_if_not(rest, [](QChar c) { return isAsciiLetterOrDigit(c) || c == u'-'; });
    const auto size = static_cast<qsizetype>(end - rest.begin());
    if (size == 0 || size > longestLabel)
        return true;
    if (end != rest.end() && (*end == u'.' || *end == u'。') && std::next(end) != rest.end()
        && isAsciiLetterOrDigit(*std::next(end)))
        return false;
    const bool likeEnding =
        size >= 2 && std::ranges::all_of(rest.first(size), [](QChar c) { return c >= u'a' && c <= u'z'; });
    const bool over = end == rest.end() || isEnd(*end) || QStringView(u"/:?#").contains(*end);
    return !(likeEnding && over);
}

/// True where a link begins that has a scheme or looks like one.
bool beginsAt(QStringView word, qsizetype at)
{
    static constexpr std::array starts{QLatin1StringView("http:"), QLatin1StringView("https:"),
                                       QLatin1StringView("www.")};
    constexpr qsizetype shortest = 6;
    if (at + shortest >= word.size() || (at > 0 && isAsciiLetterOrDigit(word[at - 1])))
        return false;
    const QStringView rest = word.sliced(at);
    return std::ranges::any_of(starts,
                               [&](QLatin1StringView start) { return rest.startsWith(start, Qt::CaseInsensitive); });
}

/// Another link behind the one that is being read. A "www." may belong to a host or a path: only behind what parts
/// words.
bool beginsAnotherAt(QStringView word, qsizetype at)
{
    if (!beginsAt(word, at))
        return false;
    const bool scheme = word[at] == u'h' || word[at] == u'H';
    return scheme || word[at - 1] > u'\x7f' || QStringView(u",;|()[]{}'*`").contains(word[at - 1]);
}

/// Chinese, Japanese, Korean, Thai: written without spaces, so that a link's end is where they begin.
bool isWrittenWithoutSpaces(QChar c)
{
    static constexpr std::array scripts{QChar::Script_Han,      QChar::Script_Hiragana, QChar::Script_Katakana,
                                        QChar::Script_Bopomofo, QChar::Script_Hangul,   QChar::Script_Thai};
    return c > u'\x7f' && std::ranges::find(scripts, c.script()) != scripts.end();
}

/// Where the host and what stands before it end.
qsizetype authorityEnd(QStringView target)
{
    const bool scheme = target.startsWith(u"http", Qt::CaseInsensitive);
    qsizetype at = scheme ? target.indexOf(u':') + 1 : 0;
    while (at < target.size() && (target[at] == u'/' || target[at] == u'\\'))
        ++at;
    const auto tail = target.sliced(at);
    const auto* end = std::ranges::find_if(tail, [](QChar c) { return QStringView(u"/\\?#").contains(c); });
    return at + static_cast<qsizetype>(end - tail.begin());
}

/// What no top-level domain has beside Latin letters. "%" may be read as such a letter, and behind ":" stands a port.
bool isForeignToEnding(QChar c)
{
    return isWrittenWithoutSpaces(c) || QStringView(u"'&~_$!()+;=").contains(c);
}

/// "https://www.kucoin.com登录", "https://www.kucoin.com's": the link ends before what belongs to no domain.
qsizetype endOfPlainEnding(QStringView target)
{
    const QStringView authority = target.first(authorityEnd(target));
    const auto isDot = [](QChar c) { return c == u'.' || c == u'。'; };
    const auto dot = std::ranges::find_if(authority.rbegin(), authority.rend(), isDot);
    if (dot == authority.rend() || dot == authority.rbegin() || !isAsciiLetterOrDigit(*std::prev(dot)))
        return target.size();
    const auto label = static_cast<qsizetype>(authority.rend() - dot);
    const auto tail = authority.sliced(label);
    const auto* foreign = std::ranges::find_if(tail, isForeignToEnding);
    return foreign == tail.end() ? target.size() : label + static_cast<qsizetype>(foreign - tail.begin());
}

class TextLinks {
public:
    TextLinks(qsizetype most, QList<MessageLink>& links) : m_most(most), m_links(links) {}

    /// One word, without anything that ends a link.
    void take(QStringView word)
    {
        qsizetype unread = 0;
        for (qsizetype at = 0; at < word.size();) {
            if (!beginsAt(word, at)) {
                ++at;
                continue;
            }
            takeBare(word.sliced(unread, at - unread));
            const qsizetype size = sizeOfLink(word.sliced(at));
            add(word.sliced(at, size), false);
            at += size;
            unread = at;
        }
        takeBare(word.sliced(unread));
    }

    bool isComplete() const { return m_complete; }

private:
    static qsizetype sizeOfLink(QStringView rest)
    {
        constexpr qsizetype begin = 4; // of the shortest start
        qsizetype end = begin;
        while (end < rest.size() && !beginsAnotherAt(rest, end))
            ++end;
        const QStringView whole = rest.first(end);
        const qsizetype lastSign = whole.first(authorityEnd(whole)).lastIndexOf(u'@');
        const auto* soft = std::find_if(whole.begin() + std::max(lastSign, begin), whole.end(), isSoftEnd);
        return std::max(begin, endOfPlainEnding(whole.first(soft - whole.begin())));
    }

    /// Not "1.5" or "e.g.": two letters behind a dot.
    static bool mayBeHost(QStringView word)
    {
        for (qsizetype dot = word.indexOf(u'.'); dot >= 0; dot = word.indexOf(u'.', dot + 1)) {
            if (dot > 0 && dot + 2 < word.size() && word[dot + 1].isLetter() && word[dot + 2].isLetterOrNumber())
                return true;
        }
        return false;
    }

    /// What may be a host without a scheme: "kucoin-secure.webflow.io/login", "help@kucoin.example".
    void takeBare(QStringView words)
    {
        constexpr qsizetype longest = 2'000;
        const auto parts = [](QChar c) { return QStringView(u",;:|()[]{}'*`=").contains(c); };
        for (const auto* at = words.begin(); at != words.end();) {
            const auto* end = std::find_if(at, words.end(), parts);
            QStringView word(at, end);
            while (!word.isEmpty() && !word.front().isLetterOrNumber())
                word = word.sliced(1);
            if (word.size() <= longest && mayBeHost(word) && !m_bare.contains(word)) {
                m_bare.insert(word);
                add(word, true);
            }
            at = end == words.end() ? end : std::next(end);
        }
    }

    void add(QStringView target, bool bare)
    {
        while (!target.isEmpty() && QStringView(u".,;:!?)]}'").contains(target.back()))
            target.chop(1);
        if (target.isEmpty() || (bare && !target.contains(u'.')))
            return;
        if (m_links.size() >= m_most)
            m_complete = false;
        else
            m_links.append({.place = LinkPlace::plainText, .target = target.toString(), .bare = bare});
    }

    qsizetype m_most;
    QList<MessageLink>& m_links;
    QSet<QStringView> m_bare; ///< into the text that is read
    bool m_complete = true;
};

} // namespace

bool findTextLinks(QStringView text, qsizetype most, QList<MessageLink>& links)
{
    TextLinks found(most, links);
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && !isEnd(text[end]) && !isFullStopAt(text, end))
            ++end;
        found.take(text.sliced(at, end - at));
        at = end + 1;
    }
    return found.isComplete();
}

} // namespace sallyport::mail
